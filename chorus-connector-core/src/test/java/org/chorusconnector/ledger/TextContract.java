package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.chorusconnector.runs.RunId;
import org.junit.jupiter.api.Test;

/** What is stored comes back as it was. */
abstract class TextContract extends LedgerScene {

    @Test
    void tellsNumbersApartAsChorusProDoes() {
        RunId run = open();
        claimed(run, "F-1");

        assertThat(ledger.items().useOf("f-1").status()).isEqualTo(DispatchStatus.FREE);
        claimed(run, "f-1");
        claimed(run, "F_1");
        claimed(run, "É-1");
        claimed(run, "E-1");
    }

    @Test
    void refusesANumberThatIsTooLongRatherThanCutIt() {
        RunId run = open();

        assertThatThrownBy(() -> ledger.items().claim(run, "1".repeat(101), NOW))
                .isInstanceOf(LedgerException.class);
    }

    @Test
    void keepsTheLongestTextsAndEveryCharacter() {
        RunId run = open();
        List<String> names = IntStream.range(0, 3000)
                .mapToObj(i -> i + " été 📎 \\ ' \" %_ .pdf")
                .toList();
        Intent intent = new Intent(
                INTENT.recipientSiret(),
                INTENT.amountInclTax(),
                INTENT.kind(),
                Optional.empty(),
                INTENT.mainDocument(),
                names,
                Optional.empty());

        ledger.items().submitting(claimed(run, "Q-1"), intent, NOW);
        ledger.runs().declareDead(run, 0, NOW);

        assertThat(claimed(open(), "Q-1")
                        .lastSubmission()
                        .orElseThrow()
                        .intent()
                        .attachments())
                .isEqualTo(names);
    }

    @Test
    void keepsInstantsAndDaysWhateverTheZoneOfTheMachine() {
        TimeZone before = TimeZone.getDefault();
        // In Paris, both are half past two.
        Instant summer = Instant.parse("2026-10-25T00:30:00.000001Z");
        Instant winter = Instant.parse("2026-10-25T01:30:00.999999Z");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
            RunId run = open();
            Claim claim = ledger.items().submitting(claimed(run, "Q-1"), INTENT, summer);
            claim = ledger.items().submitting(ledger.items().doubt(claim, false, summer), INTENT, winter);
            ledger.items().doubt(claim, false, winter);
            ledger.runs().declareDead(run, 0, winter);

            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            Claim.LastSubmission submission =
                    claimed(open(), "Q-1").lastSubmission().orElseThrow();

            assertThat(submission.firstAt()).isEqualTo(summer);
            assertThat(submission.lastAt()).isEqualTo(winter);
            assertThat(submission.intent().effectiveDate()).contains(DAY);
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
