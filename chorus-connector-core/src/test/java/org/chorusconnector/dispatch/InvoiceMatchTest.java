package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.dispatch.InvoiceMatch.NumberHolder;
import org.chorusconnector.ledger.Claim.LastSubmission;
import org.chorusconnector.ledger.Intent;
import org.junit.jupiter.api.Test;

/** Whether a found row is the invoice of a submission. */
class InvoiceMatchTest {

    private static final String RECIPIENT = "11000201100044";
    private static final Instant NOW = Instant.parse("2026-11-26T18:00:00Z");
    private static final LastSubmission SUBMISSION = new LastSubmission(
            new Intent(
                    RECIPIENT,
                    new BigDecimal("120.00"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty()),
            NOW,
            NOW);

    @Test
    void adoptsARowWhoseNumberRecipientAndAmountAgree() {
        assertThat(InvoiceMatch.ours(SUBMISSION, List.of(row("FA-1", RECIPIENT, "120"))))
                .isPresent();
        assertThat(InvoiceMatch.ours(SUBMISSION, List.of(row("FA-1", "110 002 011 00044", "120"))))
                .isPresent();
        assertThat(InvoiceMatch.ours(SUBMISSION, List.of(row("FA-1", null, "120"))))
                .isPresent();
    }

    @Test
    void neitherAdoptsARowWithoutNumberNorTakesItForAbsent() {
        List<InvoiceSummary> rows = List.of(row(null, RECIPIENT, "120"));

        assertThat(InvoiceMatch.ours(SUBMISSION, rows)).isEmpty();
        assertThat(InvoiceMatch.holderOfNumber(SUBMISSION, rows)).isEqualTo(NumberHolder.UNCLEAR);
    }

    @Test
    void cannotTellWhoseARowIsThatShowsNothingButItsNumber() {
        List<InvoiceSummary> rows = List.of(row("FA-1", null, null));

        assertThat(InvoiceMatch.ours(SUBMISSION, rows)).isEmpty();
        assertThat(InvoiceMatch.holderOfNumber(SUBMISSION, rows)).isEqualTo(NumberHolder.UNCLEAR);
    }

    @Test
    void leavesARowOfAnotherRecipientOrAmountToItsOwner() {
        assertThat(InvoiceMatch.holderOfNumber(SUBMISSION, List.of(row("FA-1", "21750001600019", "120"))))
                .isEqualTo(NumberHolder.ANOTHER);
        assertThat(InvoiceMatch.holderOfNumber(SUBMISSION, List.of(row("FA-1", RECIPIENT, "121"))))
                .isEqualTo(NumberHolder.ANOTHER);
    }

    private static InvoiceSummary row(String number, String recipient, String amount) {
        return new InvoiceSummary(
                new ChorusInvoiceId(1),
                Optional.ofNullable(number),
                Optional.ofNullable(recipient),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(amount).map(BigDecimal::new),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new InvoiceSummary.Details(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        OptionalLong.empty()));
    }
}
