package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a call when the platform misbehaves: by what happened, and by what repeating the call would do. */
class OutcomeTest {

    private static final int ALL_ATTEMPTS = 4;

    @RegisterExtension
    // Its own in each test, since applications of one identifier share token and count.
    final ChorusSimulatorExtension platform = ChorusSimulatorExtension.create(Clients.simulator());

    private ChorusSimulator simulator;
    private ChorusPro chorus;

    @BeforeEach
    void connect(ChorusSimulator running) {
        simulator = running;
        chorus = Clients.of(running)
                .timeouts(Clients.QUICK
                        .withRead(Duration.ofMillis(400))
                        .withSubmit(Duration.ofMillis(400))
                        .withUpload(Duration.ofMillis(400)))
                .build();
        chorus.health().check();
    }

    @AfterEach
    void close() {
        chorus.close();
    }

    /** The three kinds of calls, and what they are about. */
    enum Kind {
        READ(Operation.SEARCH_INVOICES),
        UPLOAD(Operation.UPLOAD_FILE),
        SUBMISSION(Operation.SUBMIT_INVOICE);

        private final Operation operation;

        Kind(Operation operation) {
            this.operation = operation;
        }

        void call(ChorusPro chorus, FileId pdf) {
            switch (this) {
                case READ ->
                    chorus.invoices()
                            .search(InvoiceSearch.builder()
                                    .number(new InvoiceNumber("FA-1"))
                                    .build())
                            .toList();
                case UPLOAD -> chorus.files().upload(Clients.pdf("FA-1.pdf"));
                case SUBMISSION ->
                    chorus.invoices().submit(Clients.invoice("FA-1", pdf).build());
            }
        }
    }

    @Test
    void asksTheCallerRightBeforeEachAttemptToSubmit() {
        FileId pdf = chorus.files().upload(Clients.pdf("main.pdf"));
        simulator.faults().inject(Fault.status(429).on(Operation.SUBMIT_INVOICE));
        AtomicInteger asked = new AtomicInteger();

        chorus.invoices().submit(Clients.invoice("FA-1", pdf).build(), () -> asked.incrementAndGet() > 0);

        assertThat(asked).hasValue(2);
    }

    @Test
    void sendsNothingThatItsCallerNoLongerWants() {
        FileId pdf = chorus.files().upload(Clients.pdf("main.pdf"));
        InvoiceSubmission invoice = Clients.invoice("FA-1", pdf).build();

        ChorusException unwanted = failure(() -> chorus.invoices().submit(invoice, () -> false));
        ChorusException unchecked = failure(() -> chorus.invoices().submit(invoice, () -> {
            throw new IllegalStateException("no database");
        }));

        assertThat(List.of(unwanted, unchecked))
                .allSatisfy(failure -> assertThat(nameOf(failure)).isEqualTo("WITHDRAWN"));
        assertThat(unchecked).hasRootCauseMessage("no database");
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // status, kind, expected, attempts
        "302, READ, UNREADABLE_ANSWER, 4",
        "302, SUBMISSION, UNKNOWN UNREADABLE_ANSWER, 1",
        "400, READ, REQUEST_REFUSED, 1",
        "400, UPLOAD, REQUEST_REFUSED, 1",
        "400, SUBMISSION, REQUEST_REFUSED, 1",
        "401, READ, CREDENTIALS_REFUSED, 3",
        "401, UPLOAD, CREDENTIALS_REFUSED, 3",
        "401, SUBMISSION, CREDENTIALS_REFUSED, 3",
        "403, READ, ACCESS_DENIED, 1",
        "403, SUBMISSION, ACCESS_DENIED, 1",
        "404, READ, UNKNOWN_PATH, 1",
        "404, SUBMISSION, UNKNOWN_PATH, 1",
        "405, READ, REQUEST_REFUSED, 1",
        "405, SUBMISSION, REQUEST_REFUSED, 1",
        "408, READ, NO_ANSWER, 4",
        "408, SUBMISSION, UNKNOWN NO_ANSWER, 1",
        "413, UPLOAD, REQUEST_REFUSED, 1",
        "413, SUBMISSION, REQUEST_REFUSED, 1",
        "415, READ, REQUEST_REFUSED, 1",
        "415, SUBMISSION, REQUEST_REFUSED, 1",
        "421, SUBMISSION, REQUEST_REFUSED, 1",
        "429, READ, QUOTA, 4",
        "429, UPLOAD, QUOTA, 4",
        "429, SUBMISSION, QUOTA, 4",
        "500, READ, SERVER_ERROR, 4",
        "500, UPLOAD, SERVER_ERROR, 4",
        "500, SUBMISSION, UNKNOWN SERVER_ERROR, 1",
        "501, READ, SERVER_ERROR, 1",
        "501, SUBMISSION, UNKNOWN SERVER_ERROR, 1",
        "502, READ, SERVER_ERROR, 4",
        "502, SUBMISSION, UNKNOWN SERVER_ERROR, 1",
        "503, UPLOAD, SERVER_ERROR, 4",
        "503, SUBMISSION, UNKNOWN SERVER_ERROR, 1",
        "504, READ, SERVER_ERROR, 4",
        "504, SUBMISSION, UNKNOWN SERVER_ERROR, 1",
    })
    void ofAStatus(int status, Kind kind, String expected, int attempts) {
        FileId pdf = chorus.files().upload(Clients.pdf("main.pdf"));
        int before = simulator.calls().of(kind.operation);
        simulator.faults().inject(Fault.status(status).on(kind.operation).untilCleared());

        ChorusException thrown = failure(() -> kind.call(chorus, pdf));

        assertThat(nameOf(thrown)).isEqualTo(expected);
        assertThat(thrown.httpStatus()).hasValue(status);
        assertThat(thrown.operation()).isEqualTo(kind.operation.serviceName());
        assertThat(simulator.calls().of(kind.operation) - before).isEqualTo(attempts);
    }

    static List<Arguments> brokenAnswers() {
        List<Supplier<Fault>> taken = List.of(
                Fault::cutAfterTaken, () -> Fault.delay(Duration.ofSeconds(2)), Fault::brokenJson, Fault::emptyBody);
        List<String> reasons = List.of("NO_ANSWER", "NO_ANSWER", "UNREADABLE_ANSWER", "UNREADABLE_ANSWER");
        return IntStream.range(0, taken.size())
                .mapToObj(i -> Arguments.of(taken.get(i).get().untilCleared(), reasons.get(i)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void aSubmissionThatWasTakenWithoutAReadableAnswerIsUnknownAndNeverRepeated(Fault fault, String reason) {
        FileId pdf = chorus.files().upload(Clients.pdf("main.pdf"));
        simulator.faults().inject(fault.on(Operation.SUBMIT_INVOICE));

        ChorusException thrown = failure(() -> Kind.SUBMISSION.call(chorus, pdf));

        assertThat(nameOf(thrown)).isEqualTo("UNKNOWN " + reason);
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isOne();
        assertThat(simulator.invoices()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void aReadIsRepeatedUntilItsAttemptsAreUsedUp(Fault fault, String reason) {
        simulator.faults().inject(fault.on(Operation.SEARCH_INVOICES));

        ChorusException thrown = failure(() -> Kind.READ.call(chorus, new FileId(1)));

        assertThat(nameOf(thrown)).isEqualTo(reason);
        // A connection that was kept from the call for the token costs one more when it is cut.
        assertThat(simulator.calls().of(Operation.SEARCH_INVOICES)).isBetween(ALL_ATTEMPTS, ALL_ATTEMPTS + 1);
    }

    @Test
    void aSubmissionWhoseConnectionIsCutBeforeItIsTakenIsUnknownToo() {
        FileId pdf = chorus.files().upload(Clients.pdf("main.pdf"));
        simulator.faults().inject(Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE));

        assertThat(nameOf(failure(() -> Kind.SUBMISSION.call(chorus, pdf)))).isEqualTo("UNKNOWN NO_ANSWER");
        assertThat(simulator.submissionsOf("FA-1")).isZero();
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"codeRetour\":0,\"libelle\":\"GCU_MSG_01_000\"} | UNKNOWN NO_IDENTIFIER",
                "{\"codeRetour\":0,\"libelle\":\"ok\",\"identifiantFactureCPP\":0} | UNKNOWN NO_IDENTIFIER",
                "{\"codeRetour\":0,\"libelle\":\"ok\",\"identifiantFactureCPP\":null} | UNKNOWN NO_IDENTIFIER",
                "{\"libelle\":\"ok\",\"identifiantFactureCPP\":12} | UNKNOWN UNREADABLE_ANSWER",
                "{\"codeRetour\":0,\"identifiantFactureCPP\":{}} | UNKNOWN NO_IDENTIFIER",
                "[] | UNKNOWN UNREADABLE_ANSWER",
                "null | UNKNOWN UNREADABLE_ANSWER",
                "<html>Maintenance</html> | UNKNOWN UNREADABLE_ANSWER",
            })
    void aSubmissionIsOnlyDoneWithItsIdentifier(String answer, String expected) {
        FileId pdf = chorus.files().upload(Clients.pdf("main.pdf"));
        simulator
                .faults()
                .inject(Fault.status(200).body("application/json", answer).on(Operation.SUBMIT_INVOICE));

        assertThat(nameOf(failure(() -> Kind.SUBMISSION.call(chorus, pdf)))).isEqualTo(expected);
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isOne();
    }

    @Test
    void namesThePageThatAGatewayAnswersInsteadAndQuotesNothingElseOfIt() {
        String page = "<!DOCTYPE html><html><head><title>\n Service en maintenance \u001b[31m&lt;</title></head>"
                + "<body>cpro-account: c2VjcmV0</body></html>";
        simulator
                .faults()
                .inject(Fault.status(200)
                        .body("text/html", page)
                        .on(Operation.SEARCH_INVOICES)
                        .untilCleared());

        assertThat(failure(() -> Kind.READ.call(chorus, null)))
                .hasMessageContaining("text/html")
                .hasMessageContaining("titled \"Service en maintenance")
                .hasMessageNotContaining("cpro-account")
                .hasMessageNotContaining("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"200", "400"})
    void aBusinessRefusalComesUnderBothStatuses(int status) {
        FileId pdf = chorus.files().upload(Clients.pdf("main.pdf"));
        simulator
                .faults()
                .inject(Fault.status(status)
                        .body("application/json", "{\"codeRetour\":\"20013\",\"libelle\":\" GDP_MSG_11.005 \"}")
                        .on(Operation.SUBMIT_INVOICE));

        ChorusException thrown = failure(() -> Kind.SUBMISSION.call(chorus, pdf));

        assertThat(thrown).isInstanceOfSatisfying(ChorusRefusedException.class, refused -> {
            assertThat(refused.code()).isEqualTo(20013);
            assertThat(refused.label()).isEqualTo("GDP_MSG_11.005");
        });
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isOne();
    }

    @Test
    void aRefusalUnderAnotherStatusIsNoBusinessRefusal() {
        FileId pdf = chorus.files().upload(Clients.pdf("main.pdf"));
        simulator
                .faults()
                .inject(Fault.status(500)
                        .body("application/json", "{\"codeRetour\":20013,\"libelle\":\"GDP_MSG_11.005\"}")
                        .on(Operation.SUBMIT_INVOICE));

        assertThat(nameOf(failure(() -> Kind.SUBMISSION.call(chorus, pdf)))).isEqualTo("UNKNOWN SERVER_ERROR");
    }

    @Test
    void aRowWithoutIdentifierDoesNotPassForAnEmptyResult() {
        simulator
                .faults()
                .inject(Fault.status(200)
                        .body("application/json", "{\"codeRetour\":0,\"listeFactures\":[{\"numeroFacture\":\"FA-1\"}]}")
                        .on(Operation.SEARCH_INVOICES)
                        .untilCleared());

        assertThat(nameOf(failure(() -> Kind.READ.call(chorus, new FileId(1))))).isEqualTo("UNREADABLE_ANSWER");
    }

    @Test
    void anotherRefusalOfASearchDoesNotPassForAnEmptyResult() {
        simulator.faults().inject(Fault.refusal(20000, "GDP_MSG_11.008").on(Operation.SEARCH_INVOICES));

        assertThat(failure(() -> Kind.READ.call(chorus, new FileId(1)))).isInstanceOf(ChorusRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({"READ", "UPLOAD"})
    void harmlessCallsGetOverTroubleThatPasses(Kind kind) {
        simulator
                .faults()
                .inject(
                        Fault.status(503).on(kind.operation),
                        Fault.cutBeforeTaken().on(kind.operation),
                        Fault.brokenJson().on(kind.operation));

        kind.call(chorus, new FileId(1));

        assertThat(simulator.calls().of(kind.operation)).isEqualTo(ALL_ATTEMPTS);
    }

    @Test
    void aSubmissionGetsOverWhatCertainlyDidNotTakeIt() {
        FileId pdf = chorus.files().upload(Clients.pdf("main.pdf"));
        simulator
                .faults()
                .inject(
                        Fault.status(429).on(Operation.SUBMIT_INVOICE),
                        Fault.expiredToken().on(Operation.SUBMIT_INVOICE),
                        Fault.status(429).on(Operation.SUBMIT_INVOICE));

        Kind.SUBMISSION.call(chorus, pdf);

        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isEqualTo(ALL_ATTEMPTS);
        assertThat(simulator.invoices()).hasSize(1);
    }

    @Test
    void tellsWhichFailuresConcernEveryCall() {
        assertThat(ChorusFailedException.Reason.values())
                .filteredOn(ChorusFailedException.Reason::concernsEveryCall)
                .containsExactlyInAnyOrder(
                        ChorusFailedException.Reason.UNREACHABLE,
                        ChorusFailedException.Reason.CREDENTIALS_REFUSED,
                        ChorusFailedException.Reason.ACCESS_DENIED,
                        ChorusFailedException.Reason.UNKNOWN_PATH,
                        ChorusFailedException.Reason.DAILY_BUDGET);
    }

    private static ChorusException failure(ThrowingCallable call) {
        return catchThrowableOfType(ChorusException.class, call);
    }

    private static String nameOf(ChorusException thrown) {
        if (thrown instanceof ChorusFailedException failed) {
            return failed.reason().name();
        }
        return thrown instanceof ChorusUnknownOutcomeException unknown
                ? "UNKNOWN " + unknown.reason()
                : thrown.getClass().getSimpleName();
    }
}
