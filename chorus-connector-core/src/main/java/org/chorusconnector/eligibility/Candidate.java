package org.chorusconnector.eligibility;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.receipt.Receipt;

/**
 * A receipt with all that was found out about it before deciding.
 *
 * @param receipt the host's receipt
 * @param context why and for which day it is evaluated
 * @param settings the delays and policies in force
 * @param effectiveDate by the effective-date rule
 * @param dueOn first day on which it may be sent automatically
 * @param mainDocument empty when the host has none
 * @param attachments supporting documents
 * @param dispatchStatus where it stands in the ledger
 * @param requirements the recipient's requirements; empty when Chorus Pro was not asked or does not know the recipient
 */
@Given
public record Candidate(
        Receipt receipt,
        EvaluationContext context,
        EligibilitySettings settings,
        Optional<LocalDate> effectiveDate,
        Optional<LocalDate> dueOn,
        Optional<FileFacts> mainDocument,
        List<FileFacts> attachments,
        DispatchStatus dispatchStatus,
        Optional<Requirements> requirements) {

    public Candidate {
        requireNonNull(receipt, "receipt");
        requireNonNull(context, "context");
        requireNonNull(settings, "settings");
        requireNonNull(effectiveDate, "effectiveDate");
        requireNonNull(dueOn, "dueOn");
        requireNonNull(mainDocument, "mainDocument");
        attachments = List.copyOf(attachments);
        requireNonNull(dispatchStatus, "standing");
        requireNonNull(requirements, "requirements");
    }

    /** The same, knowing what the recipient requires. */
    public Candidate with(Optional<Requirements> needs) {
        return new Candidate(
                receipt, context, settings, effectiveDate, dueOn, mainDocument, attachments, dispatchStatus, needs);
    }
}
