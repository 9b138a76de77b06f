package org.chorusconnector.client.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.client.files.FileId;

/**
 * What Chorus Pro believes to read in a PDF. Guesses of a text recognition: the data of the supplier are always better. No
 * invoice exists yet.
 *
 * @param file the stored PDF, to be named in the submission
 * @param number number of the invoice
 * @param date date of the invoice
 * @param recipient identifier of the recipient
 * @param serviceCode its service
 * @param supplier identifier of the supplier
 * @param type {@code FACTURE} or {@code AVOIR}
 * @param currency ISO 4217
 * @param engagementNumber its engagement
 * @param exclTax total without tax
 * @param vat total of the tax
 * @param inclTax total with tax
 * @param toPay what is to pay
 */
@Given
public record PdfReading(
        FileId file,
        Optional<String> number,
        Optional<LocalDate> date,
        Optional<String> recipient,
        Optional<String> serviceCode,
        Optional<String> supplier,
        Optional<String> type,
        Optional<String> currency,
        Optional<String> engagementNumber,
        Optional<BigDecimal> exclTax,
        Optional<BigDecimal> vat,
        Optional<BigDecimal> inclTax,
        Optional<BigDecimal> toPay) {}
