package org.chorusconnector.eligibility;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.eligibility.EvaluationContext.Trigger;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;

/** Candidates that may be sent, for tests that take one thing away. */
final class Candidates {

    static final LocalDate DAY = LocalDate.of(2022, 1, 1);
    static final FileFacts PDF = new FileFacts("avis.pdf", Document.State.AVAILABLE, 1000, true, true);

    private Candidates() {}

    static Receipt.Builder receipt(String number) {
        return Receipt.builder(number, ReceiptKind.PREMIUM_IN_ADVANCE)
                .createdOn(LocalDate.of(2021, 11, 15))
                .periodStart(DAY)
                .periodEnd(DAY.plusMonths(3))
                .amounts(new BigDecimal("100.00"), BigDecimal.ZERO, new BigDecimal("100.00"))
                .clientSiret("11000201100044")
                .serviceCode("COMPTA");
    }

    static Candidate sendable() {
        return of(receipt("Q-1").build(), EligibilitySettings.DEFAULTS);
    }

    static Candidate of(Receipt receipt, EligibilitySettings settings) {
        return of(receipt, settings, automatic(DAY));
    }

    static Candidate of(Receipt receipt, EligibilitySettings settings, EvaluationContext context) {
        Candidate dated = Eligibility.standard().candidate(receipt, context, settings);
        return with(dated, Optional.of(PDF), List.of(), DispatchStatus.FREE, Optional.empty());
    }

    static Candidate with(
            Candidate candidate,
            Optional<FileFacts> main,
            List<FileFacts> attachments,
            DispatchStatus dispatchStatus,
            Optional<Requirements> needs) {
        return new Candidate(
                candidate.receipt(),
                candidate.context(),
                candidate.settings(),
                candidate.effectiveDate(),
                candidate.dueOn(),
                main,
                attachments,
                dispatchStatus,
                needs);
    }

    static EvaluationContext automatic(LocalDate day) {
        return new EvaluationContext(Trigger.AUTOMATIC, day, Instant.parse(day + "T18:00:00Z"));
    }
}
