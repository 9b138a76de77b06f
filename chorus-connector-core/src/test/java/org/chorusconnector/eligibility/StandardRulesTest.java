package org.chorusconnector.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorusconnector.eligibility.Candidates.DAY;
import static org.chorusconnector.eligibility.Candidates.PDF;
import static org.chorusconnector.eligibility.Candidates.receipt;
import static org.chorusconnector.eligibility.Candidates.sendable;
import static org.chorusconnector.eligibility.Candidates.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.eligibility.EvaluationContext.Trigger;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.receipt.ClientType;
import org.chorusconnector.receipt.Document.State;
import org.chorusconnector.receipt.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardRulesTest {

    private static final FileFacts MAIN = new FileFacts("main.pdf", State.AVAILABLE, 1000, true, true);

    @Test
    void letsAnItemPassAgainstWhichNothingStands() {
        assertThat(decide(sendable()).isEligible()).isTrue();
    }

    @Test
    void namesEveryReasonAndNotOnlyTheFirst() {
        Receipt receipt = receipt("N° 1")
                .clientType(ClientType.INDIVIDUAL)
                .clientSiret("")
                .dispatchEnabled(false)
                .corrupt(true)
                .build();
        Candidate candidate = with(
                Candidates.of(receipt, EligibilitySettings.DEFAULTS),
                Optional.empty(),
                List.of(),
                DispatchStatus.IN_PROGRESS,
                Optional.of(new Requirements(false, true, false)));

        assertThat(decide(candidate).reasons())
                .extracting(ReasonCode::code)
                .containsExactly(
                        "CLIENT_NOT_COMPANY",
                        "DISPATCH_DISABLED",
                        "ENGAGEMENT_MISSING",
                        "IN_PROGRESS",
                        "ITEM_CORRUPT",
                        "MAIN_DOCUMENT_MISSING",
                        "NUMBER_INVALID",
                        "SIRET_MISSING");
    }

    @Test
    void asksNeitherDatesNorCutoffOfAnItemSentByHand() {
        Receipt future = receipt("Q-1").periodStart(DAY.plusYears(1)).build();
        EligibilitySettings settings = EligibilitySettings.DEFAULTS.withCutoffDate(DAY.plusYears(2));
        EvaluationContext byHand = new EvaluationContext(
                Trigger.BY_HAND, DAY, Candidates.automatic(DAY).startedAt());

        assertThat(decide(Candidates.of(future, settings)).reasons())
                .containsExactly(ReasonCode.BEFORE_CUTOFF, ReasonCode.NOT_DUE);
        assertThat(decide(Candidates.of(future, settings, byHand)).isEligible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "11000201100044, STRICT, -",
                "110 002 011 00044, STRICT, -",
                "35600000049837, STRICT, -",
                "35600000000048, STRICT, -",
                "35600000049838, STRICT, SIRET_INVALID",
                "11000201100045, STRICT, SIRET_INVALID",
                "11000201100045, LENIENT, -",
                "00000000000727, STRICT, SIRET_INVALID",
                "1100020110004, LENIENT, SIRET_INVALID",
                "1100020110004X, LENIENT, SIRET_INVALID",
            })
    void checksTheSiretByDigitsAndKey(String siret, SiretCheck check, String expected) {
        Candidate candidate = Candidates.of(
                receipt("Q-1").clientSiret(siret).build(), EligibilitySettings.DEFAULTS.withSiretCheck(check));

        assertThat(decide(candidate).reasons())
                .extracting(ReasonCode::code)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Q-1/2+3_4, -",
                "12345678901234567890, -",
                "123456789012345678901, NUMBER_INVALID",
                "Q 1, NUMBER_INVALID",
                "QUITTANCE.1, NUMBER_INVALID",
                "20220101, NUMBER_INVALID",
                "20220102, -",
                "'', NUMBER_INVALID",
            })
    void checksTheNumberByRulesN1ToN3(String number, String expected) {
        Candidate candidate = Candidates.of(receipt(number).build(), EligibilitySettings.DEFAULTS);

        assertThat(decide(candidate).reasons())
                .extracting(ReasonCode::code)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "service {0}, engagement {1}, {2}, recipient needs {3}/{4}/{5}: {6}")
    @CsvSource({
        "S, E, WHEN_REQUIRED, true,  true,  false, ''",
        "S, '', WHEN_REQUIRED, true,  false, false, ''",
        "'', '', WHEN_REQUIRED, false, false, false, ''",
        "'', '', WHEN_REQUIRED, true,  false, false, SERVICE_CODE_MISSING",
        "'', '', WHEN_REQUIRED, true,  true,  false, ENGAGEMENT_MISSING|SERVICE_CODE_MISSING",
        "S, '', WHEN_REQUIRED, true,  true,  false, ENGAGEMENT_MISSING",
        "'', E, WHEN_REQUIRED, false, false, true,  ''",
        "S, '', WHEN_REQUIRED, false, false, true,  ''",
        "'', '', WHEN_REQUIRED, false, false, true,  ENGAGEMENT_MISSING|SERVICE_CODE_MISSING",
        "'', E, ALWAYS,        false, false, false, SERVICE_CODE_MISSING",
        "'', E, ALWAYS,        false, false, true,  SERVICE_CODE_MISSING",
    })
    void asksForWhatTheRecipientOrThePolicyRequires(
            String service,
            String engagement,
            ServiceCodePolicy policy,
            boolean needsService,
            boolean needsEngagement,
            boolean needsEither,
            String expected) {
        Receipt receipt =
                receipt("Q-1").serviceCode(service).engagementNumber(engagement).build();
        Candidate candidate = with(
                Candidates.of(receipt, EligibilitySettings.DEFAULTS.withServiceCodePolicy(policy)),
                Optional.of(PDF),
                List.of(),
                DispatchStatus.FREE,
                Optional.of(new Requirements(needsService, needsEngagement, needsEither)));

        assertThat(joined(decide(candidate))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, {1}, {2} bytes, PDF {3}: {4} as main document, {5} as attachment")
    @CsvSource({
        "avis.pdf,  AVAILABLE, 10000000, true,  '', ''",
        "AVIS.PDF,  AVAILABLE, 10,       true,  '', ''",
        "avis.pdf,  AVAILABLE, 10000001, true,  FILE_TOO_LARGE, FILE_TOO_LARGE",
        "avis.pdf,  AVAILABLE, 10,       false, FILE_FORMAT_REFUSED, ''",
        "avis.txt,  AVAILABLE, 10,       true,  FILE_FORMAT_REFUSED, ''",
        "avis.exe,  AVAILABLE, 10,       false, FILE_FORMAT_REFUSED, FILE_FORMAT_REFUSED",
        "avis,      AVAILABLE, 10,       false, FILE_FORMAT_REFUSED, FILE_FORMAT_REFUSED",
        "avis.exe,  AVAILABLE, 0,        false, FILE_EMPTY, FILE_EMPTY",
        "avis.pdf,  MISSING,   0,        false, MAIN_DOCUMENT_MISSING, FILE_MISSING",
        "avis.exe,  MISSING,   0,        false, FILE_FORMAT_REFUSED|MAIN_DOCUMENT_MISSING, FILE_FORMAT_REFUSED|FILE_MISSING",
        "../a.exe,  OUT_OF_BOUNDS, 0,    false, FILE_NAME_REFUSED, FILE_NAME_REFUSED",
        "12345678901234567890123456789012345678901234567.pdf, AVAILABLE, 10, true, FILE_NAME_REFUSED, FILE_NAME_REFUSED",
        "1234567890123456789012345678901234567890123456.pdf,  AVAILABLE, 10, true, '', ''",
    })
    void checksDocuments(
            String name, State state, long size, boolean pdf, String expectedAsMain, String expectedAsAttachment) {
        FileFacts file = new FileFacts(name, state, size, pdf, true);

        assertThat(joined(
                        decide(with(sendable(), Optional.of(file), List.of(), DispatchStatus.FREE, Optional.empty()))))
                .isEqualTo(expectedAsMain);
        assertThat(joined(decide(
                        with(sendable(), Optional.of(MAIN), List.of(file), DispatchStatus.FREE, Optional.empty()))))
                .isEqualTo(expectedAsAttachment);
    }

    @Test
    void refusesAPdfWithoutItsEndAndANameOfSeveralFiles() {
        FileFacts cut = new FileFacts("cut.pdf", State.AVAILABLE, 10, true, false);
        FileFacts ambiguous = new FileFacts("\u00e9t\u00e9.pdf", State.AMBIGUOUS, 0, false, true);

        assertThat(joined(decide(with(sendable(), Optional.of(cut), List.of(), DispatchStatus.FREE, Optional.empty()))))
                .isEqualTo("FILE_INCOMPLETE");
        assertThat(joined(decide(
                        with(sendable(), Optional.of(MAIN), List.of(cut), DispatchStatus.FREE, Optional.empty()))))
                .isEqualTo("FILE_INCOMPLETE");
        assertThat(joined(decide(
                        with(sendable(), Optional.of(ambiguous), List.of(), DispatchStatus.FREE, Optional.empty()))))
                .isEqualTo("FILE_NAME_AMBIGUOUS");
    }

    @Test
    void refusesTwoDocumentsOfOneName() {
        FileFacts one = new FileFacts("rib.pdf", State.AVAILABLE, 10, false, true);
        FileFacts other = new FileFacts("RIB.pdf", State.AVAILABLE, 20, false, true);

        assertThat(joined(decide(with(
                        sendable(), Optional.of(MAIN), List.of(one, other), DispatchStatus.FREE, Optional.empty()))))
                .isEqualTo("FILE_NAME_TWICE");
        assertThat(joined(decide(
                        with(sendable(), Optional.of(PDF), List.of(PDF), DispatchStatus.FREE, Optional.empty()))))
                .isEqualTo("FILE_NAME_TWICE");
    }

    @Test
    void allowsExactly120MillionBytesInAll() {
        List<FileFacts> twelve = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new FileFacts("annexe-" + i + ".pdf", State.AVAILABLE, 9_900_000, false, true))
                .toList();
        FileFacts fits = new FileFacts("avis.pdf", State.AVAILABLE, 1_200_000, true, true);
        FileFacts oneByteMore = new FileFacts("avis.pdf", State.AVAILABLE, 1_200_001, true, true);

        assertThat(joined(decide(with(sendable(), Optional.of(fits), twelve, DispatchStatus.FREE, Optional.empty()))))
                .isEmpty();
        assertThat(joined(decide(
                        with(sendable(), Optional.of(oneByteMore), twelve, DispatchStatus.FREE, Optional.empty()))))
                .isEqualTo("TOTAL_TOO_LARGE");
    }

    @Test
    void replacesDropsAndAddsRulesOneByOne() {
        Receipt person = receipt("Q-1").clientType(ClientType.INDIVIDUAL).build();
        Candidate candidate = Candidates.of(person, EligibilitySettings.DEFAULTS);
        ReasonCode disputed = ReasonCode.of("DISPUTED");

        assertThat(Eligibility.standard()
                        .without(StandardRules.CLIENT_IS_COMPANY)
                        .decide(candidate)
                        .isEligible())
                .isTrue();
        assertThat(Eligibility.standard()
                        .with("not-disputed", EligibilityRule.blocking(disputed, any -> true))
                        .decide(candidate)
                        .reasons())
                .containsExactly(ReasonCode.CLIENT_NOT_COMPANY, disputed);
        assertThat(Eligibility.standard()
                        .withEffectiveDate(receipt -> Optional.of(LocalDate.of(2030, 1, 1)))
                        .decide(Eligibility.standard()
                                .withEffectiveDate(receipt -> Optional.of(LocalDate.of(2030, 1, 1)))
                                .candidate(person, Candidates.automatic(DAY), EligibilitySettings.DEFAULTS))
                        .reasons())
                .contains(ReasonCode.NOT_DUE);
        assertThatThrownBy(() -> Eligibility.standard().without("no-such-rule"))
                .hasMessageContaining("no-such-rule")
                .hasMessageContaining(StandardRules.SIRET);
    }

    @Test
    void passesInSilenceOverWhatIsNotForToday() {
        Eligibility rules = Eligibility.standard();
        EligibilitySettings settings = EligibilitySettings.DEFAULTS.withCutoffDate(LocalDate.of(2021, 11, 14));

        assertThat(rules.isNotForToday(Candidates.of(receipt("Q-1").build(), settings)))
                .isFalse();
        assertThat(rules.isNotForToday(
                        Candidates.of(receipt("Q-1").dispatchEnabled(false).build(), settings)))
                .isTrue();
        assertThat(rules.isNotForToday(Candidates.of(
                        receipt("Q-1").periodStart(DAY.plusDays(1)).build(), settings)))
                .isTrue();
        assertThat(rules.isNotForToday(Candidates.of(
                        receipt("Q-1").createdOn(LocalDate.of(2021, 11, 14)).build(), settings)))
                .isTrue();
    }

    private static Decision decide(Candidate candidate) {
        return Eligibility.standard().decide(candidate);
    }

    private static String joined(Decision decision) {
        return String.join(
                "|", decision.reasons().stream().map(ReasonCode::code).toList());
    }
}
