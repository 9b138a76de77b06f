package org.chorusconnector.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An invoice that the platform really has.
 *
 * @param id the {@code identifiantFactureCPP}
 * @param number the invoice number
 * @param supplierId the {@code idFournisseur}
 * @param recipientSiret the recipient
 * @param serviceCode the recipient's service
 * @param engagementNumber the engagement ({@code numeroBonCommande})
 * @param type {@code FACTURE} or {@code AVOIR}
 * @param framework the cadre de facturation, for example {@code A1_FACTURE_FOURNISSEUR}
 * @param mode the {@code modeDepot}, for example {@code DEPOT_PDF_API}
 * @param currency three letters
 * @param totals the amounts
 * @param invoiceDate the date of the invoice
 * @param depositedOn the day of the deposit in Paris
 * @param mainFile the invoice itself; absent when it was entered without file ({@code SAISIE_API})
 * @param attachments the other files, in the order of the submission
 * @param history the statuses it went through, oldest first; never empty
 * @param request the submission as received, JSON; of an invoice of a flow, what was read in it
 * @param flow the number of the flow that brought it; absent when it was submitted alone
 * @param validator the SIRET of the structure that validates it, of a subcontractor's or co-contractor's invoice (A9, A12)
 * @param rejectionHandled whether the supplier marked its rejection as handled
 */
public record PlatformInvoice(
        long id,
        String number,
        long supplierId,
        String recipientSiret,
        Optional<String> serviceCode,
        Optional<String> engagementNumber,
        String type,
        String framework,
        String mode,
        String currency,
        Totals totals,
        LocalDate invoiceDate,
        LocalDate depositedOn,
        Optional<Piece> mainFile,
        List<Piece> attachments,
        List<StatusChange> history,
        String request,
        Optional<String> flow,
        Optional<String> validator,
        boolean rejectionHandled) {

    /** Copies the lists. */
    public PlatformInvoice {
        attachments = List.copyOf(attachments);
        history = List.copyOf(history);
    }

    /**
     * The amounts, in the currency of the invoice, as sent.
     *
     * @param excludingTax {@code montantHtTotal}
     * @param tax {@code montantTVA}
     * @param includingTax {@code montantTtcTotal}, computed from the others when it was not sent
     * @param due {@code montantAPayer}
     */
    public record Totals(BigDecimal excludingTax, BigDecimal tax, BigDecimal includingTax, BigDecimal due) {}

    /**
     * A file of the invoice.
     *
     * @param designation its name in the invoice
     * @param type the type of an attachment; absent for the main file
     * @param upload the file as it was uploaded
     */
    public record Piece(String designation, Optional<String> type, Upload upload) {}

    /**
     * A step of the invoice's life.
     *
     * @param id the platform's id of the step
     * @param status the status entered
     * @param at when
     * @param comment what the recipient wrote
     */
    public record StatusChange(long id, String status, Instant at, Optional<String> comment) {}

    /** The current status: {@code DEPOSEE} at first, or {@code A_VALIDER_1} when it has a validator. */
    public String status() {
        return current().status();
    }

    /** When the current status was entered. */
    public Instant statusSince() {
        return current().at();
    }

    private StatusChange current() {
        return history.get(history.size() - 1);
    }

    Instant depositedAt() {
        return history.get(0).at();
    }

    /** What the author of the current status wrote. */
    Optional<String> statusComment() {
        return current().comment();
    }

    PlatformInvoice with(StatusChange change) {
        var longer = new ArrayList<>(history);
        longer.add(change);
        return copy(recipientSiret, serviceCode, engagementNumber, attachments, longer, false);
    }

    PlatformInvoice withAttachments(List<Piece> further) {
        var all = new ArrayList<>(attachments);
        all.addAll(further);
        return copy(recipientSiret, serviceCode, engagementNumber, all, history, rejectionHandled);
    }

    PlatformInvoice withAddress(String siret, Optional<String> service, Optional<String> engagement) {
        return copy(siret, service, engagement, attachments, history, rejectionHandled);
    }

    PlatformInvoice withRejectionHandled() {
        return copy(recipientSiret, serviceCode, engagementNumber, attachments, history, true);
    }

    PlatformInvoice withValidator(Optional<String> siret) {
        return copy(recipientSiret, serviceCode, engagementNumber, attachments, history, siret, rejectionHandled);
    }

    private PlatformInvoice copy(
            String siret,
            Optional<String> service,
            Optional<String> engagement,
            List<Piece> pieces,
            List<StatusChange> steps,
            boolean handled) {
        return copy(siret, service, engagement, pieces, steps, validator, handled);
    }

    private PlatformInvoice copy(
            String siret,
            Optional<String> service,
            Optional<String> engagement,
            List<Piece> pieces,
            List<StatusChange> steps,
            Optional<String> validatingStructure,
            boolean handled) {
        return new PlatformInvoice(
                id,
                number,
                supplierId,
                siret,
                service,
                engagement,
                type,
                framework,
                mode,
                currency,
                totals,
                invoiceDate,
                depositedOn,
                mainFile,
                pieces,
                steps,
                request,
                flow,
                validatingStructure,
                handled);
    }
}
