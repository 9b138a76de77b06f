package org.chorusconnector.client.engagements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chorusconnector.annotation.Given;

/**
 * An engagement in full. Everything may be missing from an answer.
 *
 * @param number what an invoice names
 * @param state in the words of Chorus Pro
 * @param issuerName who ordered
 * @param serviceCode service that ordered
 * @param lines what was ordered
 * @param paymentRequests what was invoiced on it
 */
@Given
public record Engagement(
        Optional<String> number,
        Optional<String> state,
        Optional<String> issuerName,
        Optional<String> serviceCode,
        List<Line> lines,
        List<PaymentRequest> paymentRequests) {

    public Engagement {
        lines = List.copyOf(lines);
        paymentRequests = List.copyOf(paymentRequests);
    }

    /**
     * A line of an engagement.
     *
     * @param number its number
     * @param amountInclTax its amount with tax
     * @param status in the words of Chorus Pro
     */
    public record Line(OptionalInt number, Optional<BigDecimal> amountInclTax, Optional<String> status) {}

    /**
     * A payment request on an engagement.
     *
     * @param number its number, that of an invoice
     * @param kind in the words of Chorus Pro
     * @param date date written on it
     * @param status in the words of Chorus Pro
     * @param amountInclTax its amount with tax
     */
    public record PaymentRequest(
            Optional<String> number,
            Optional<String> kind,
            Optional<LocalDate> date,
            Optional<String> status,
            Optional<BigDecimal> amountInclTax) {}
}
