package org.chorusconnector.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.eligibility.EvaluationContext.Trigger;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked cases of the nightly send that are about dates, computed by hand beforehand. */
class WorkedDatesTest {

    @ParameterizedTest(name = "case {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # | kind | created              | start      | end        | lead | hold | cutoff     | run at               | due        | expected
                     1 | AE  | 2021-11-15           | 2022-01-01 | -          | 0    | 0    | 2021-10-31 | 2021-11-15T18:00:00Z | 2022-01-01 | NOT_DUE
                     2 | AE  | 2021-11-15           | 2022-01-01 | -          | 0    | 0    | 2021-10-31 | 2021-12-31T18:00:00Z | 2022-01-01 | NOT_DUE
                     3 | AE  | 2021-11-15           | 2022-01-01 | -          | 0    | 0    | 2021-10-31 | 2022-01-01T18:00:00Z | 2022-01-01 | SEND
                     4 | AE  | 2021-11-15           | 2022-01-01 | -          | 30   | 0    | 2021-10-31 | 2021-12-01T18:00:00Z | 2021-12-02 | NOT_DUE
                     5 | AE  | 2021-11-15           | 2022-01-01 | -          | 30   | 0    | 2021-10-31 | 2021-12-02T18:00:00Z | 2021-12-02 | SEND
                     6 | AE  | 2021-11-15           | 2022-01-01 | -          | 30   | 0    | 2021-10-31 | 2022-01-05T18:00:00Z | 2021-12-02 | SEND
                     7 | AE  | 2021-12-20T09:00:00Z | 2022-01-01 | -          | 30   | 0    | 2021-10-31 | 2021-12-20T18:00:00Z | 2021-12-20 | SEND
                     8 | AE  | 2021-12-20T18:30:00Z | 2022-01-01 | -          | 30   | 0    | 2021-10-31 | 2021-12-20T18:00:00Z | 2021-12-20 | NOT_DUE
                     9 | AE  | 2021-12-20T18:30:00Z | 2022-01-01 | -          | 30   | 0    | 2021-10-31 | 2021-12-21T18:00:00Z | 2021-12-20 | SEND
                    10 | TE  | 2022-01-03           | 2022-01-01 | 2022-03-31 | 0    | 0    | 2021-10-31 | 2022-03-30T17:00:00Z | 2022-03-31 | NOT_DUE
                    11 | TE  | 2022-01-03           | 2022-01-01 | 2022-03-31 | 0    | 0    | 2021-10-31 | 2022-03-31T17:00:00Z | 2022-03-31 | SEND
                    12 | TE  | 2022-01-03           | 2022-01-01 | 2022-03-31 | 30   | 0    | 2021-10-31 | 2022-02-28T18:00:00Z | 2022-03-01 | NOT_DUE
                    13 | TE  | 2022-01-03           | 2022-01-01 | 2022-03-31 | 30   | 0    | 2021-10-31 | 2022-03-01T18:00:00Z | 2022-03-01 | SEND
                    14 | AE  | 2024-01-10           | 2024-03-01 | -          | 1    | 0    | 2021-10-31 | 2024-02-28T18:00:00Z | 2024-02-29 | NOT_DUE
                    15 | AE  | 2024-01-10           | 2024-03-01 | -          | 1    | 0    | 2021-10-31 | 2024-02-29T18:00:00Z | 2024-02-29 | SEND
                    16 | AE  | 2023-01-10           | 2023-03-01 | -          | 1    | 0    | 2021-10-31 | 2023-02-28T18:00:00Z | 2023-02-28 | SEND
                    17 | AE  | 2024-01-10           | 2024-03-30 | -          | 30   | 0    | 2021-10-31 | 2024-02-29T18:00:00Z | 2024-02-29 | SEND
                    18 | AE  | 2023-01-10           | 2023-03-30 | -          | 30   | 0    | 2021-10-31 | 2023-02-28T18:00:00Z | 2023-02-28 | SEND
                    19 | TE  | 2023-03-05           | -          | 2024-02-29 | 0    | 0    | 2021-10-31 | 2024-02-29T18:00:00Z | 2024-02-29 | SEND
                    20 | TE  | 2023-01-05           | -          | 2024-02-29 | 365  | 0    | 2021-10-31 | 2023-02-28T18:00:00Z | 2023-03-01 | NOT_DUE
                    21 | FEE | 2021-12-02T13:00:00Z | -          | -          | 0    | 0    | 2021-10-31 | 2021-12-02T18:00:00Z | 2021-12-02 | SEND
                    22 | FEE | 2021-12-02T13:00:00Z | -          | -          | 30   | 0    | 2021-10-31 | 2021-12-02T18:00:00Z | 2021-12-02 | SEND
                    23 | FEE | 2021-12-02           | -          | -          | 0    | 5    | 2021-10-31 | 2021-12-06T18:00:00Z | 2021-12-07 | NOT_DUE
                    24 | FEE | 2021-12-02           | -          | -          | 0    | 5    | 2021-10-31 | 2021-12-07T18:00:00Z | 2021-12-07 | SEND
                    25 | AE  | 2021-11-15           | 2022-01-01 | -          | 0    | 30   | 2021-10-31 | 2021-12-15T18:00:00Z | 2022-01-01 | NOT_DUE
                    26 | AE  | 2021-11-15           | 2021-10-01 | -          | 0    | 30   | 2021-10-31 | 2021-12-14T18:00:00Z | 2021-12-15 | NOT_DUE
                    27 | AE  | 2021-11-15           | 2021-10-01 | -          | 0    | 30   | 2021-10-31 | 2021-12-15T18:00:00Z | 2021-12-15 | SEND
                    28 | AE  | 2021-11-15           | 2022-01-01 | -          | 30   | 30   | 2021-10-31 | 2021-12-14T18:00:00Z | 2021-12-15 | NOT_DUE
                    29 | AE  | 2021-12-31           | 2022-01-01 | -          | 0    | 0    | 2021-12-31 | 2022-01-01T18:00:00Z | 2022-01-01 | BEFORE_CUTOFF
                    30 | AE  | 2022-01-01           | 2022-01-01 | -          | 0    | 0    | 2021-12-31 | 2022-01-01T18:00:00Z | 2022-01-01 | SEND
                    31 | AE  | 2021-12-31T22:59:59Z | 2022-01-01 | -          | 0    | 0    | 2021-12-31 | 2022-01-01T18:00:00Z | 2022-01-01 | BEFORE_CUTOFF
                    32 | AE  | 2021-12-31T23:00:00Z | 2022-01-01 | -          | 0    | 0    | 2021-12-31 | 2022-01-01T18:00:00Z | 2022-01-01 | SEND
                    33 | FEE | 2022-06-30T21:59:59Z | -          | -          | 0    | 0    | 2022-06-30 | 2022-07-01T17:00:00Z | 2022-06-30 | BEFORE_CUTOFF
                    34 | FEE | 2022-06-30T22:00:00Z | -          | -          | 0    | 0    | 2022-06-30 | 2022-07-01T17:00:00Z | 2022-07-01 | SEND
                    35 | AE  | 2021-11-15           | 2022-06-01 | -          | 0    | 0    | 2021-12-31 | 2022-06-01T17:00:00Z | 2022-06-01 | BEFORE_CUTOFF
                    36 | FEE | 2022-06-01           | -          | -          | 0    | 0    | 2022-12-31 | 2022-06-01T17:00:00Z | 2022-06-01 | BEFORE_CUTOFF
                    40 | AE  | 2022-03-01           | 2022-03-27 | -          | 0    | 0    | 2021-10-31 | 2022-03-26T18:00:00Z | 2022-03-27 | NOT_DUE
                    41 | AE  | 2022-03-01           | 2022-03-27 | -          | 0    | 0    | 2021-10-31 | 2022-03-27T17:00:00Z | 2022-03-27 | SEND
                    42 | AE  | 2022-10-01           | 2022-10-30 | -          | 0    | 0    | 2021-10-31 | 2022-10-29T17:00:00Z | 2022-10-30 | NOT_DUE
                    43 | AE  | 2022-10-01           | 2022-10-30 | -          | 0    | 0    | 2021-10-31 | 2022-10-30T18:00:00Z | 2022-10-30 | SEND
                    44 | AE  | 2022-02-01           | 2022-04-10 | -          | 30   | 0    | 2021-10-31 | 2022-03-10T18:00:00Z | 2022-03-11 | NOT_DUE
                    45 | AE  | 2022-02-01           | 2022-04-10 | -          | 30   | 0    | 2021-10-31 | 2022-03-11T18:00:00Z | 2022-03-11 | SEND
                    46 | AE  | 2022-06-20           | 2022-07-02 | -          | 0    | 0    | 2021-10-31 | 2022-07-01T22:30:00Z | 2022-07-02 | SEND
                    48 | AE  | 2022-01-10           | 2022-02-01 | -          | 0    | 0    | 2021-10-31 | 2022-01-31T18:00:00Z | 2022-02-01 | NOT_DUE
                    72 | TE  | 2022-01-03           | 2022-01-01 | -          | 0    | 0    | 2021-10-31 | 2022-03-31T17:00:00Z | -          | ITEM_INVALID
                    74 | AE  | 2022-12-01           | 2022-12-31 | -          | 0    | 0    | 2021-10-31 | 2022-12-31T18:00:00Z | 2022-12-31 | SEND
                    75 | AE  | 2024-11-01           | 2025-01-31 | -          | 30   | 0    | 2021-10-31 | 2025-01-01T18:00:00Z | 2025-01-01 | SEND
                    """)
    void isDecidedAsComputedByHand(
            int number,
            String kind,
            String created,
            LocalDate start,
            LocalDate end,
            int lead,
            int hold,
            LocalDate cutoff,
            Instant runAt,
            LocalDate due,
            String expected) {
        Receipt.Builder receipt = Receipt.builder("Q-" + number, kindOf(kind))
                .amounts(BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN)
                .clientSiret("11000201100044")
                .serviceCode("COMPTA");
        if (created.contains("T")) {
            receipt.createdAt(Instant.parse(created));
        } else {
            receipt.createdOn(LocalDate.parse(created));
        }
        Optional.ofNullable(start).ifPresent(receipt::periodStart);
        Optional.ofNullable(end).ifPresent(receipt::periodEnd);
        EligibilitySettings settings = EligibilitySettings.DEFAULTS
                .withCutoffDate(cutoff)
                .withPremiums(new Delays(lead, hold))
                .withFees(new Delays(lead, hold));
        LocalDate today = org.chorusconnector.internal.time.Paris.dayOf(runAt);

        Decision decision = Eligibility.standard()
                .decide(Candidates.of(
                        receipt.build(), settings, new EvaluationContext(Trigger.AUTOMATIC, today, runAt)));

        assertThat(decision.dueOn()).isEqualTo(Optional.ofNullable(due));
        assertThat(decision.reasons())
                .extracting(ReasonCode::code)
                .isEqualTo(expected.equals("SEND") ? java.util.List.of() : java.util.List.of(expected));
    }

    private static ReceiptKind kindOf(String abbreviation) {
        return switch (abbreviation) {
            case "AE" -> ReceiptKind.PREMIUM_IN_ADVANCE;
            case "TE" -> ReceiptKind.PREMIUM_IN_ARREARS;
            default -> ReceiptKind.FEE;
        };
    }
}
