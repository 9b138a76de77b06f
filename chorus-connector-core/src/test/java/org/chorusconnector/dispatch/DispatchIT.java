package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorusconnector.dispatch.Broker.NEEDS_SERVICE;
import static org.chorusconnector.dispatch.Broker.TODAY;
import static org.chorusconnector.dispatch.Broker.fee;
import static org.chorusconnector.dispatch.Broker.pdf;
import static org.chorusconnector.dispatch.Broker.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.chorusconnector.Paris;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.dispatch.InvoiceSettings.CreditNoteAmounts;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.ledger.Standing;
import org.chorusconnector.ledger.UploadedFile;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.receipt.UnreadableReceipt;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.PlatformInvoice;
import org.chorusconnector.testkit.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dispatch against the simulator, with a ledger in H2. */
class DispatchIT {

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM =
            ChorusSimulatorExtension.create(Clients.simulator().clock(Clock.fixed(Broker.NOW, Paris.ZONE)));

    private final ChorusSimulator platform = PLATFORM.simulator();
    private final Broker broker = new Broker();
    private ChorusPro chorus;

    @BeforeEach
    void connect() {
        chorus = Clients.of(platform).clock(Clock.fixed(Broker.NOW, Paris.ZONE)).build();
    }

    @AfterEach
    void noRequestBreaksTheContract() {
        chorus.close();
        assertThat(platform.violations()).isEmpty();
    }

    @Test
    void sendsWhatIsDueWithItsDocumentsAndReportsIt() {
        broker.has(fee("F-1").engagementNumber("E-1").marketNumber("M-1"), pdf("rib.pdf"), pdf("conditions.pdf"));

        RunSummary night = run();

        assertThat(night.isComplete()).isTrue();
        PlatformInvoice invoice = platform.invoice("F-1").orElseThrow();
        assertThat(invoice.invoiceDate()).isEqualTo(TODAY);
        assertThat(invoice.recipientSiret()).isEqualTo(Broker.UNDEMANDING);
        assertThat(invoice.engagementNumber()).contains("E-1");
        assertThat(invoice.mainFile().orElseThrow().designation()).isEqualTo("F-1.pdf");
        assertThat(invoice.attachments())
                .extracting(PlatformInvoice.Piece::designation)
                .containsExactly("rib.pdf", "conditions.pdf");
        ItemResult line = broker.results(night).get("F-1");
        assertThat(line.outcome()).isEqualTo(Outcome.SENT);
        assertThat(line.invoice().orElseThrow().id().value()).isEqualTo(invoice.id());
        assertThat(line.invoice().orElseThrow().status()).contains("DEPOSEE");
        assertThat(line.mainDocument()).contains("F-1.pdf");
        assertThat(line.attachments()).containsExactly("rib.pdf", "conditions.pdf");
        assertThat(line.attempts()).isEqualTo(1);
        assertThat(broker.notices).hasSize(1);
        assertThat(broker.notices.get(0).subject()).isEqualTo("Chorus Pro : 1 envoyée(s)");
    }

    @Test
    void sendsNothingTwice() {
        broker.has(3);
        run();

        RunSummary second = run();

        assertThat(second.lines()).isZero();
        assertThat(second.isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(3);
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @Test
    void passesInSilenceOverWhatIsNotForTodayAndReportsWhatIsBlocked() {
        broker.has(fee("TOMORROW").createdOn(TODAY.plusDays(1)))
                .has(fee("OLD").createdOn(TODAY.minusYears(2)))
                .has(fee("DISABLED").dispatchEnabled(false))
                .has(fee("NO-SIRET").clientSiret(""))
                .has(fee("NEEDS-SERVICE").clientSiret(NEEDS_SERVICE))
                .has(fee("HAS-SERVICE").clientSiret(NEEDS_SERVICE).serviceCode("SERVICE_DEST_SERV_OBL"));
        broker.items.add(new UnreadableReceipt("", "line 7: unknown kind"));

        RunSummary night = run();

        assertThat(broker.results(night))
                .containsOnlyKeys("NO-SIRET", "NEEDS-SERVICE", "HAS-SERVICE", "")
                .hasEntrySatisfying("NO-SIRET", line -> assertSkipped(line, "SIRET_MISSING"))
                .hasEntrySatisfying("NEEDS-SERVICE", line -> assertSkipped(line, "SERVICE_CODE_MISSING"))
                .hasEntrySatisfying("", line -> assertSkipped(line, "ITEM_INVALID"));
        assertThat(night.read()).isEqualTo(7);
        assertThat(platform.invoices()).extracting(PlatformInvoice::number).containsExactly("HAS-SERVICE");
    }

    @Test
    void doesNotStartWithoutACutoffDate() {
        broker.has(1);
        Dispatch dispatch = broker.dispatch(chorus)
                .settings(settings().withEligibility(EligibilitySettings.DEFAULTS))
                .receipts(query -> {
                    throw new AssertionError("The source was looked at");
                })
                .build();

        assertThatThrownBy(dispatch::run)
                .isInstanceOf(CutoffDateMissingException.class)
                .hasMessageContaining("ABORTED_CUTOFF_MISSING")
                .hasMessageContaining("dispatch.cutoff-date");
        assertThat(broker.notices).isEmpty();
        assertThat(broker.ledger.runs().openRuns()).isEmpty();
    }

    @Test
    void sendsByHandWhateverTheDatesAndGivesEachNumberItsLine() {
        broker.has(fee("FUTURE").createdOn(TODAY.plusDays(9))).has(1).has(fee("UNASKED"));
        run();
        Dispatch withoutCutoff = broker.dispatch(chorus)
                .settings(settings()
                        .withEligibility(EligibilitySettings.DEFAULTS.withSiretCheck(
                                settings().eligibility().siretCheck())))
                .build();

        RunSummary byHand = withoutCutoff.send(List.of("FUTURE", "F-1", "GHOST"));

        assertThat(byHand.kind()).isEqualTo(RunKind.BY_HAND);
        assertThat(broker.results(byHand))
                .containsOnlyKeys("FUTURE", "F-1", "GHOST")
                .hasEntrySatisfying("FUTURE", line -> assertThat(line.outcome()).isEqualTo(Outcome.SENT))
                .hasEntrySatisfying("F-1", line -> assertSkipped(line, "ALREADY_SENT"))
                .hasEntrySatisfying("GHOST", line -> assertSkipped(line, "ITEM_NOT_FOUND"));
        assertThat(platform.invoice("FUTURE").orElseThrow().invoiceDate())
                .as("the invoice takes the date of its sending")
                .isEqualTo(TODAY);
    }

    @Test
    void attachesWhatAPersonAddsBehindTheSourcesDocuments() {
        broker.has(fee("F-1"), pdf("rib.pdf"));

        broker.dispatch(chorus).build().send("F-1", List.of(pdf("contrat.pdf")));

        assertThat(platform.invoice("F-1").orElseThrow().attachments())
                .extracting(PlatformInvoice.Piece::designation)
                .containsExactly("rib.pdf", "contrat.pdf");
    }

    @Test
    void makesACreditNoteOfANegativeTotal() {
        broker.has(fee("A-1").amounts(new BigDecimal("-10"), new BigDecimal("-2"), new BigDecimal("-12")))
                .has(fee("A-2").amounts(new BigDecimal("-10"), new BigDecimal("-2"), new BigDecimal("-12")));
        InvoiceSettings invoice = InvoiceSettings.DEFAULTS;
        InvoiceSettings positive = new InvoiceSettings(
                invoice.paymentMethod(),
                invoice.premiumVat(),
                invoice.feeVat(),
                invoice.exemptionReason(),
                CreditNoteAmounts.POSITIVE,
                invoice.attachmentType(),
                invoice.shareAttachments());

        broker.dispatch(chorus).build().send(List.of("A-1"));
        broker.dispatch(chorus)
                .settings(settings().withInvoice(positive))
                .build()
                .send(List.of("A-2"));

        assertThat(platform.invoice("A-1").orElseThrow().type()).isEqualTo("AVOIR");
        assertThat(platform.invoice("A-1").orElseThrow().totals().includingTax())
                .isEqualByComparingTo("-12");
        assertThat(platform.invoice("A-2").orElseThrow().totals().includingTax())
                .isEqualByComparingTo("12");
    }

    @Test
    void turnsAllSignsOfACreditNoteThatAlsoCharges() {
        broker.has(fee("A-1").amounts(new BigDecimal("-10"), new BigDecimal("2"), new BigDecimal("-8")));
        InvoiceSettings invoice = InvoiceSettings.DEFAULTS;

        broker.dispatch(chorus)
                .settings(settings()
                        .withInvoice(new InvoiceSettings(
                                invoice.paymentMethod(),
                                invoice.premiumVat(),
                                invoice.feeVat(),
                                invoice.exemptionReason(),
                                CreditNoteAmounts.POSITIVE,
                                invoice.attachmentType(),
                                invoice.shareAttachments())))
                .build()
                .send(List.of("A-1"));

        assertThat(platform.invoice("A-1").orElseThrow().totals().includingTax())
                .isEqualByComparingTo("8");
    }

    @Test
    void refusesAmountsThatDoNotAddUpBeforeAnythingIsUploaded() {
        broker.has(fee("F-1").amounts(new BigDecimal("100"), new BigDecimal("20"), new BigDecimal("125")))
                .has(Receipt.builder("Q-1", ReceiptKind.PREMIUM_IN_ARREARS)
                        .createdOn(TODAY.minusDays(30))
                        .periodEnd(TODAY)
                        .amounts(new BigDecimal("100"), new BigDecimal("9"), new BigDecimal("109"))
                        .clientSiret(Broker.UNDEMANDING));

        RunSummary night = run();

        assertThat(broker.results(night).get("F-1").findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("INVALID_REQUEST");
            assertThat(finding.detail()).contains("total with tax").contains("125");
        });
        assertThat(broker.results(night).get("Q-1").outcome())
                .as("the tax of an insurance contract may be told as VAT")
                .isEqualTo(Outcome.SENT);
        assertThat(platform.calls(Operation.UPLOAD_FILE)).isOne();
        assertThat(platform.calls(Operation.SUBMIT_INVOICE)).isOne();
    }

    @Test
    void choosesTheVatOfPremiumsAndFees() {
        broker.has(fee("F-1"))
                .has(Receipt.builder("Q-1", ReceiptKind.PREMIUM_IN_ARREARS)
                        .createdOn(TODAY.minusDays(30))
                        .periodEnd(TODAY)
                        .amounts(BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN)
                        .clientSiret(Broker.UNDEMANDING));

        assertThat(run().isComplete()).isTrue();

        assertThat(platform.invoices()).extracting(PlatformInvoice::number).containsExactlyInAnyOrder("F-1", "Q-1");
    }

    @Test
    void reportsARefusalWithCodeAndLabelAndTriesAgainNextTime() {
        broker.has(2);
        platform.inject(Fault.refusal(20013, "Le service est inactif")
                .on(Operation.SUBMIT_INVOICE)
                .forInvoice("F-1"));

        RunSummary night = run();

        assertThat(night.isComplete()).isFalse();
        ItemResult refused = broker.results(night).get("F-1");
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.findings()).containsExactly(new Finding("20013", "Le service est inactif"));
        assertThat(broker.results(night).get("F-2").outcome()).isEqualTo(Outcome.SENT);
        assertThat(broker.results(run()).get("F-1").attempts()).isEqualTo(2);
        assertThat(platform.invoices()).hasSize(2);
    }

    @Test
    void aTechnicalFailureIsThatOfOneItem() {
        broker.has(5);
        platform.inject(
                Fault.status(500).on(Operation.UPLOAD_FILE).forFile("F-3.pdf").untilCleared());

        RunSummary night = run();

        assertThat(night.stop()).isEmpty();
        assertThat(night.count(Outcome.SENT)).isEqualTo(4);
        assertThat(broker.results(night).get("F-3").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(broker.ledger.items().standingOf("F-3")).isEqualTo(Standing.FREE);
    }

    @Test
    void findsASubmissionWhoseAnswerWasLost() {
        broker.has(3);
        platform.inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-2"));

        RunSummary night = run();

        assertThat(night.isComplete()).isTrue();
        assertThat(broker.results(night).get("F-2").invoice().orElseThrow().id().value())
                .isEqualTo(platform.invoice("F-2").orElseThrow().id());
        assertThat(platform.submissionsOf("F-2")).isEqualTo(1);
    }

    @Test
    void uploadsAgainOnlyWhatARunThatDiedHadNotStored() {
        broker.has(fee("F-1"), pdf("rib.pdf"), pdf("contrat.pdf"));
        RunId dying = broker.ledger
                .runs()
                .open(new RunStart(RunKind.AUTOMATIC, TODAY, Broker.NOW, "test", ""))
                .orElseThrow();
        Claim claim = broker.ledger.items().claim(dying, "F-1", Broker.NOW).orElseThrow();
        for (String name : List.of("F-1.pdf", "rib.pdf")) {
            FileId stored = chorus.files().upload(Clients.pdf(name));
            claim = broker.ledger
                    .items()
                    .uploaded(claim, new UploadedFile(stored.value(), name, sha256(pdf(name)), Broker.NOW), Broker.NOW);
        }
        int before = platform.uploads().size();

        assertThat(run().isComplete()).isTrue();

        assertThat(platform.uploads().size() - before).as("only contrat.pdf").isEqualTo(1);
        assertThat(platform.invoice("F-1").orElseThrow().attachments())
                .extracting(PlatformInvoice.Piece::designation)
                .containsExactly("rib.pdf", "contrat.pdf");
    }

    @Test
    void storesOnceWhatManyItemsHaveAttachedAndEachMainDocumentByItself() {
        Document conditions = pdf("conditions.pdf");
        for (int i = 1; i <= 20; i++) {
            broker.has(fee("F-" + i), conditions, i == 7 ? namedLike(conditions) : pdf("rib-" + i + ".pdf"));
        }

        assertThat(run().isComplete()).isTrue();

        assertThat(platform.calls(Operation.UPLOAD_FILE))
                .as("main documents, conditions, others")
                .isEqualTo(20 + 1 + 20);
        assertThat(platform.invoices())
                .allSatisfy(invoice -> assertThat(invoice.attachments()).hasSize(2));
    }

    @Test
    void doesNotLetOneItemsTroubleWithACommonAttachmentBeThatOfOthers() {
        Document conditions = pdf("conditions.pdf");
        for (int i = 1; i <= 8; i++) {
            broker.has(fee("F-" + i), conditions);
        }
        platform.inject(
                Fault.refusal(20001, "Fichier refusé").on(Operation.UPLOAD_FILE).times(3));

        RunSummary night = run();

        assertThat(night.count(Outcome.REFUSED)).isEqualTo(3);
        assertThat(night.count(Outcome.SENT)).isEqualTo(5);
    }

    /** Another file under the same name. */
    private static Document namedLike(Document document) {
        byte[] bytes = "%PDF-1.7 something else".getBytes(StandardCharsets.US_ASCII);
        return Document.of(document.name(), bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void submitsAgainWhatIsConfirmedNeverToHaveArrived() {
        broker.has(3);
        platform.inject(Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-2"));

        RunSummary night = run();

        assertThat(night.isComplete()).isTrue();
        assertThat(broker.results(night).get("F-2").attempts()).isEqualTo(2);
        assertThat(platform.calls(Operation.SEARCH_INVOICES)).isEqualTo(3);
        assertThat(platform.invoices()).hasSize(3);
    }

    @Test
    void leavesInDoubtWhatCannotBeLookedUpAndSettlesItInTheNextRunBeforeAnythingElse() {
        broker.has(1);
        platform.inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE));
        platform.inject(Fault.status(503).on(Operation.SEARCH_INVOICES).untilCleared());

        RunSummary night = run();

        assertThat(broker.results(night).get("F-1").outcome()).isEqualTo(Outcome.UNKNOWN);
        RunSummary stillDown = run();
        assertThat(broker.results(stillDown).get("F-1").outcome()).isEqualTo(Outcome.UNKNOWN);
        platform.clearFaults();
        ItemResult settled = broker.results(run()).get("F-1");
        assertThat(settled.outcome()).isEqualTo(Outcome.SENT);
        assertThat(settled.kind()).contains(ReceiptKind.FEE);
        assertThat(settled.effectiveDate()).contains(TODAY);
        assertThat(settled.mainDocument()).contains("F-1.pdf");
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @Test
    void takesADuplicateRefusalOfItsOwnInvoiceForSuccessAndOfAnothersForARefusal() {
        broker.has(fee("F-1")).has(fee("F-2"));
        run();
        Broker withLostLedger =
                new Broker().has(fee("F-1")).has(fee("F-2").amounts(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE));

        RunSummary night = withLostLedger.dispatch(chorus).build().run().orElseThrow();

        assertThat(withLostLedger.results(night).get("F-1").outcome()).isEqualTo(Outcome.SENT);
        assertThat(withLostLedger.results(night).get("F-2").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(platform.invoices()).hasSize(2);
    }

    @Test
    void neverSendsTwiceWhatIsRefusedAsADuplicateWhileTheSearchLagsBehindForNights() {
        broker.has(1);
        run();
        Broker withLostLedger = new Broker().has(1);
        Dispatch dispatch = withLostLedger.dispatch(chorus).build();
        platform.inject(Fault.refusal(20000, "TRA_MSG_00.015")
                .on(Operation.SEARCH_INVOICES)
                .untilCleared());

        for (int night = 0; night < 3; night++) {
            ItemResult line =
                    withLostLedger.results(dispatch.run().orElseThrow()).get("F-1");
            assertThat(line.outcome()).as("concluded in the same run").isEqualTo(Outcome.REFUSED);
        }
        platform.clearFaults();

        assertThat(withLostLedger
                        .results(dispatch.run().orElseThrow())
                        .get("F-1")
                        .outcome())
                .isEqualTo(Outcome.SENT);
        assertThat(platform.invoices()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Le numéro d'engagement est déjà soldé",
                "La facture ne peut pas être déposée : engagement déjà facturé",
                "GDP_MSG_99.999"
            })
    void believesAPlainRefusalWhateverItsWordsAndSendsTheItemOnceItsCauseIsGone(String label) {
        broker.has(1);
        platform.inject(Fault.refusal(20042, label).on(Operation.SUBMIT_INVOICE));

        ItemResult refused = broker.results(run()).get("F-1");

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.findings()).containsExactly(new Finding("20042", label));
        assertThat(broker.results(run()).get("F-1").outcome()).isEqualTo(Outcome.SENT);
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Doit être unique", "GDP_MSG_11.777", "LE NUM&Eacute;RO EXISTE", ""})
    void adoptsItsOwnInvoiceWhateverTheWordsOfTheRefusal(String label) {
        broker.has(1);
        run();
        Broker withLostLedger = new Broker().has(1);
        platform.inject(Fault.refusal(20042, label).on(Operation.SUBMIT_INVOICE));

        RunSummary night = withLostLedger.dispatch(chorus).build().run().orElseThrow();

        assertThat(withLostLedger.results(night).get("F-1").outcome()).isEqualTo(Outcome.SENT);
        assertThat(platform.invoices()).hasSize(1);
    }

    @Test
    void keepsInDoubtWhatIsRefusedAsADuplicateWhileTheSearchLagsBehind() {
        broker.has(1);
        platform.inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE));
        platform.inject(Fault.refusal(20000, "TRA_MSG_00.015")
                .on(Operation.SEARCH_INVOICES)
                .times(4));

        assertThat(broker.results(run()).get("F-1").outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(broker.results(run()).get("F-1").outcome()).isEqualTo(Outcome.SENT);
        assertThat(platform.invoices()).hasSize(1);
        assertThat(platform.submissionsOf("F-1"))
                .as("once more, after two look-ups")
                .isEqualTo(2);
    }

    @Test
    void looksUpAgainOnlyWhenTheSettlingDelayIsOverSinceTheCallEnded() {
        broker.has(1);
        Queue<CallAttempt> calls = new ConcurrentLinkedQueue<>();
        Map<CallAttempt, Long> endedAt = new ConcurrentHashMap<>();
        platform.inject(
                Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE),
                Fault.refusal(20000, "TRA_MSG_00.015").on(Operation.SEARCH_INVOICES));
        try (ChorusPro timed = Clients.of(platform)
                .clock(Clock.fixed(Broker.NOW, Paris.ZONE))
                .listener(new CallListener() {
                    @Override
                    public void attemptFinished(CallAttempt attempt) {
                        endedAt.put(attempt, System.nanoTime());
                        calls.add(attempt);
                    }
                })
                .build()) {
            assertThat(broker.dispatch(timed).build().run().orElseThrow().isComplete())
                    .isTrue();
        }

        List<Long> ends = calls.stream()
                .filter(call -> call.operation().equals("soumettreFacture")
                        || call.operation().equals("rechercherFactureParFournisseur"))
                .map(endedAt::get)
                .toList();
        assertThat(ends).as("submission, first and second look-up").hasSize(3);
        assertThat(Duration.ofNanos(ends.get(2) - ends.get(0)))
                .isGreaterThanOrEqualTo(settings().settlingDelay());
    }

    @Test
    void stopsWhenNothingIsTakenAnyMoreAlthoughQuestionsAreAnswered() {
        broker.has(120);
        platform.inject(Fault.status(500).on(Operation.SUBMIT_INVOICE).untilCleared());

        RunSummary night = run();

        assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.PLATFORM_DOWN);
        assertThat(platform.calls(Operation.SUBMIT_INVOICE)).isLessThan(60);
        assertThat(night.lines()).isEqualTo(120);
        platform.clearFaults();
        assertThat(run().isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(120);
    }

    @Test
    void doesNotTakeRefusedQuestionsForAnOutage() {
        for (int i = 10; i < 40; i++) {
            broker.has(fee("F-" + i).clientSiret("123456782000" + i));
        }
        platform.inject(Fault.refusal(20555, "Recherche refusée")
                .on(Operation.SEARCH_STRUCTURES)
                .untilCleared());

        RunSummary night = run();

        assertThat(night.stop()).isEmpty();
        assertThat(night.count(Outcome.REFUSED)).isEqualTo(30);
    }

    @Test
    void aListenerThatFailsChangesNothing() {
        broker.has(3);
        Dispatch dispatch = broker.dispatch(chorus)
                .listener(new RunListener() {
                    @Override
                    public void started(RunId run) {
                        throw new IllegalStateException("no bar");
                    }

                    @Override
                    public void accepted(RunId run, String number) {
                        throw new IllegalStateException("no bar");
                    }

                    @Override
                    public void concluded(RunId run, ItemResult result) {
                        throw new IllegalStateException("no bar");
                    }
                })
                .build();

        RunSummary night = dispatch.run().orElseThrow();

        assertThat(night.isComplete()).isTrue();
        assertThat(broker.results(night).get("F-1").invoice()).isPresent();
    }

    @Test
    void givesOneLineToAnItemInDoubtWhateverBecomesOfIt() throws Exception {
        broker.has(fee("FOUND")).has(fee("BLOCKED")).has(fee("GONE"));
        platform.inject(
                Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE).forInvoice("FOUND"),
                Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE).forInvoice("BLOCKED"),
                Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE).forInvoice("GONE"),
                Fault.status(503).on(Operation.SEARCH_INVOICES).untilCleared());
        run();
        platform.clearFaults();
        broker.papers.remove("BLOCKED");
        broker.items.removeIf(item -> item.number().equals("GONE"));

        RunSummary byHand = broker.dispatch(chorus).build().send(List.of("FOUND", "BLOCKED", "GONE"));

        assertThat(broker.results(byHand))
                .hasEntrySatisfying("FOUND", line -> assertThat(line.outcome()).isEqualTo(Outcome.SENT))
                .hasEntrySatisfying(
                        "BLOCKED",
                        line -> assertThat(line.findings())
                                .extracting(Finding::code)
                                .containsExactly("NOT_ON_PLATFORM"))
                .hasEntrySatisfying(
                        "GONE",
                        line -> assertThat(line.findings())
                                .extracting(Finding::code)
                                .containsExactly("NOT_ON_PLATFORM"));
        assertThat(byHand.lines()).isEqualTo(3);
    }

    @Test
    void anUndecidedSupplierStopsARunThatBeginsWithADoubt() {
        broker.has(1);
        platform.inject(
                Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE),
                Fault.status(503).on(Operation.SEARCH_INVOICES).untilCleared());
        run();
        platform.clearFaults();
        platform.add(Supplier.of(4242, "99999999900017"));

        RunSummary night = run();

        assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.SUPPLIER_UNDECIDED);
        assertThat(broker.results(night).get("F-1").outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void stopsEarlyWhenThePlatformIsDownAndLeavesTheRestUntouched() {
        broker.has(60);
        platform.inject(Fault.unavailable());

        RunSummary night = run();

        assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.PLATFORM_DOWN);
        assertThat(night.count(Outcome.SENT)).isZero();
        assertThat(night.lines()).as("every due item has its line").isEqualTo(60);
        assertThat(broker.results(night).values())
                .filteredOn(line -> line.outcome() == Outcome.SKIPPED)
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> {
                    assertSkipped(line, "NOT_TRIED");
                    assertThat(line.attempts()).isZero();
                });
        platform.clearFaults();
        assertThat(run().isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(60);
    }

    @Test
    void goesOnAfterAShortOutageThatCostsNoMoreItemsThanThereAreWorkers() {
        broker.has(60);
        ScheduledExecutorService platformsOperator = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger sent = new AtomicInteger();
        Dispatch dispatch = broker.dispatch(chorus)
                .settings(settings().withSettlingDelay(Duration.ofSeconds(10)))
                .listener(new RunListener() {
                    @Override
                    public void concluded(RunId run, ItemResult result) {
                        if (result.outcome() == Outcome.SENT && sent.incrementAndGet() == 5) {
                            platform.inject(Fault.unavailable());
                            platformsOperator.schedule(platform::clearFaults, 3, TimeUnit.SECONDS);
                        }
                    }
                })
                .build();

        RunSummary night = dispatch.run().orElseThrow();
        platformsOperator.shutdown();

        assertThat(night.stop()).isEmpty();
        assertThat(night.lines()).isEqualTo(60);
        assertThat(night.count(Outcome.SENT))
                .isGreaterThanOrEqualTo(60 - settings().concurrency());
        assertThat(night.count(Outcome.SKIPPED)).isZero();
        assertThat(run().isComplete()).isTrue();
        assertThat(broker.items)
                .allSatisfy(item ->
                        assertThat(platform.submissionsOf(item.number())).isEqualTo(1));
    }

    @Test
    void doesNotWaitForThePlatformOnceItIsInterrupted() throws Exception {
        broker.has(30);
        platform.inject(Fault.unavailable());
        CountDownLatch failed = new CountDownLatch(1);
        Dispatch dispatch = broker.dispatch(chorus)
                .settings(settings().withSettlingDelay(Duration.ofMinutes(10)))
                .listener(new RunListener() {
                    @Override
                    public void concluded(RunId run, ItemResult result) {
                        failed.countDown();
                    }
                })
                .build();
        RunSummary[] summary = new RunSummary[1];
        Thread runner = new Thread(() -> summary[0] = dispatch.run().orElseThrow());
        runner.start();
        failed.await();
        runner.interrupt();
        runner.join(Duration.ofMinutes(1).toMillis());

        assertThat(summary[0].stop().orElseThrow().reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(summary[0].lines()).isEqualTo(30);
    }

    @Test
    void slowDocumentsKeepOnlyTheirOwnWorkersBusy() throws Exception {
        broker.has(40);
        int slow = settings().concurrency() - 1;
        CountDownLatch archive = new CountDownLatch(1);
        Dispatch dispatch = broker.dispatch(chorus)
                .documents(receipt -> {
                    if (Integer.parseInt(receipt.number().substring("F-".length())) <= slow) {
                        await(archive);
                    }
                    return broker.papers.get(receipt.number());
                })
                .build();
        Thread runner = new Thread(dispatch::run);
        runner.start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(platform.invoices()).hasSize(40 - slow));
        } finally {
            archive.countDown();
            runner.join();
        }
        assertThat(platform.invoices()).hasSize(40);
    }

    @Test
    void stopsEarlyWhenTheCredentialsAreRefused() {
        broker.has(20);
        try (ChorusPro stranger = ChorusPro.builder(
                        Clients.application(platform), Account.of(platform.login(), "wrong"))
                .environment(Environment.custom(platform.apiUrl(), platform.oauthUrl()))
                .timeouts(Clients.QUICK)
                .build()) {
            RunSummary night = broker.dispatch(stranger).build().run().orElseThrow();

            assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.CREDENTIALS_REFUSED);
            assertThat(night.lines()).isEqualTo(20);
        }
    }

    @Test
    void namesTheCandidatesWhenTheSupplierIsNotClear() {
        platform.add(Supplier.of(4242, "99999999900017"));
        broker.has(2);

        RunSummary undecided = run();

        assertThat(undecided.stop().orElseThrow().reason()).isEqualTo(StopReason.SUPPLIER_UNDECIDED);
        assertThat(undecided.stop().orElseThrow().detail())
                .contains("4242", String.valueOf(ChorusSimulator.SUPPLIER_ID), "chorus.supplier-id");
        assertThat(platform.uploads()).isEmpty();
        SupplierSettings decided = new SupplierSettings(
                Optional.of(new SupplierId(ChorusSimulator.SUPPLIER_ID)),
                java.util.OptionalLong.empty(),
                java.util.OptionalLong.of(ChorusSimulator.BANK_ACCOUNT_ID),
                java.util.OptionalLong.empty());
        assertThat(broker.dispatch(chorus)
                        .settings(settings().withSupplier(decided))
                        .build()
                        .run()
                        .orElseThrow()
                        .isComplete())
                .isTrue();
    }

    @Test
    void rehearsesWithoutSendingOrRemembering() {
        broker.has(2).has(fee("NO-SIRET").clientSiret(""));

        RunSummary rehearsal = broker.dispatch(chorus).build().rehearse(TODAY);

        assertThat(broker.results(rehearsal))
                .hasEntrySatisfying("F-1", line -> assertSkipped(line, "REHEARSED"))
                .hasEntrySatisfying("NO-SIRET", line -> assertSkipped(line, "SIRET_MISSING"));
        assertThat(platform.uploads()).isEmpty();
        assertThat(broker.ledger.items().standingOf("F-1")).isEqualTo(Standing.FREE);
        assertThat(broker.notices).isEmpty();
    }

    @Test
    void reportsWhatWasReadBeforeTheSourceFailed() {
        broker.has(3);
        Dispatch dispatch = broker.dispatch(chorus)
                .receipts(query -> Stream.concat(broker.items.stream(), Stream.generate(() -> {
                    throw new IllegalStateException("the ERP is gone");
                })))
                .build();

        RunSummary night = dispatch.run().orElseThrow();

        assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.SOURCE_FAILED);
        assertThat(night.count(Outcome.SENT)).isEqualTo(3);
    }

    @Test
    void aRuleThatFailsConcernsOneItem() {
        broker.has(3);
        Dispatch dispatch = broker.dispatch(chorus)
                .eligibility(Eligibility.standard().withEffectiveDate(receipt -> {
                    if (receipt.number().equals("F-2")) {
                        throw new IllegalStateException("no date for this one");
                    }
                    return Optional.of(TODAY);
                }))
                .build();

        RunSummary night = dispatch.run().orElseThrow();

        assertThat(night.stop()).isEmpty();
        assertThat(night.count(Outcome.SENT)).isEqualTo(2);
        assertThat(broker.results(night).get("F-2").findings())
                .extracting(Finding::code)
                .containsExactly("UNEXPECTED_ERROR");
    }

    @Test
    void aDocumentSourceThatFailsConcernsOneItem() {
        broker.has(2);
        Dispatch dispatch = broker.dispatch(chorus)
                .documents(receipt -> {
                    if (receipt.number().equals("F-1")) {
                        throw new IOException("archive offline");
                    }
                    return broker.papers.get(receipt.number());
                })
                .build();

        Map<String, ItemResult> results = broker.results(dispatch.run().orElseThrow());

        assertThat(results.get("F-1").findings()).extracting(Finding::code).containsExactly("DOCUMENTS_UNREADABLE");
        assertThat(results.get("F-2").outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void aDocumentThatBreaksWhileItIsSentConcernsOneItemAndGivesItOneLine() {
        broker.has(3);
        AtomicInteger opened = new AtomicInteger();
        Document broken = Document.of("F-2.pdf", 100, () -> {
            if (opened.incrementAndGet() > 1) {
                throw new IllegalStateException("the archive is confused");
            }
            return pdf("F-2.pdf").open();
        });
        broker.papers.put("F-2", Documents.of(broken));

        RunSummary night = run();

        assertThat(night.lines()).isEqualTo(3);
        assertThat(night.count(Outcome.SENT)).isEqualTo(2);
        assertThat(broker.results(night).get("F-2").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(broker.ledger.items().standingOf("F-2")).isEqualTo(Standing.FREE);
    }

    @Test
    void aRunThatMeetsALivingOneDoesNothing() throws Exception {
        broker.has(1);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Dispatch slow = broker.dispatch(chorus)
                .receipts(query -> {
                    reading.countDown();
                    await(goOn);
                    return broker.items.stream();
                })
                .build();
        Thread first = new Thread(slow::run);
        first.start();
        reading.await();
        try {
            assertThat(broker.dispatch(chorus).build().run()).isEmpty();
        } finally {
            goOn.countDown();
            first.join();
        }
        assertThat(platform.invoices()).hasSize(1);
    }

    @Test
    void endsWhatHasBegunWhenInterruptedAndReportsIt() throws Exception {
        AtomicInteger given = new AtomicInteger();
        IntStream.rangeClosed(1, 50).forEach(i -> broker.has(fee("F-" + i)));
        Thread[] runner = new Thread[1];
        Dispatch dispatch = broker.dispatch(chorus)
                .receipts(query -> broker.items.stream().peek(item -> {
                    if (given.incrementAndGet() == 10) {
                        runner[0].interrupt();
                    }
                }))
                .build();
        RunSummary[] summary = new RunSummary[1];
        runner[0] = new Thread(() -> summary[0] = dispatch.run().orElseThrow());
        runner[0].start();
        runner[0].join();

        assertThat(summary[0].stop().orElseThrow().reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(summary[0].lines()).as("every due item has its line").isEqualTo(50);
        assertThat(summary[0].count(Outcome.SENT))
                .isBetween(1L, 10L)
                .isEqualTo(platform.invoices().size());
        assertThat(run().isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(50);
    }

    @Test
    void goesOnWhenTheTokenExpiresAndWhenItIsToldToSlowDown() {
        broker.has(30);
        platform.inject(Fault.expiredToken().on(Operation.SUBMIT_INVOICE).times(2));
        platform.inject(Fault.status(429).on(Operation.SUBMIT_INVOICE).times(2));
        platform.inject(Fault.status(503).on(Operation.UPLOAD_FILE).times(3));

        assertThat(run().isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(30);
    }

    static String sha256(Document document) {
        try (InputStream in = document.open()) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private RunSummary run() {
        return broker.dispatch(chorus).build().run().orElseThrow();
    }

    private static void assertSkipped(ItemResult line, String... codes) {
        assertThat(line.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(line.findings()).extracting(Finding::code).containsExactly(codes);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
