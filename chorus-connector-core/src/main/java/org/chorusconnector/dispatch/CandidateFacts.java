package org.chorusconnector.dispatch;

import java.util.Optional;
import org.chorusconnector.Siret;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.EvaluationContext;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.receipt.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the facts that the rules decide on. Dates come first, so that an item that is not due costs no I/O. */
final class CandidateFacts {

    private static final Logger LOG = LoggerFactory.getLogger(CandidateFacts.class);

    private final Eligibility eligibility;
    private final EligibilitySettings settings;

    CandidateFacts(Eligibility eligibility, EligibilitySettings settings) {
        this.eligibility = eligibility;
        this.settings = settings;
    }

    Eligibility eligibility() {
        return eligibility;
    }

    /** Its dates, without looking at anything else. */
    Candidate dated(Receipt receipt, EvaluationContext context) {
        return eligibility.candidate(receipt, context, settings);
    }

    Candidate complete(Candidate dated, CheckedDocuments documents, DispatchStatus dispatchStatus) {
        return new Candidate(
                dated.receipt(),
                dated.context(),
                dated.settings(),
                dated.effectiveDate(),
                dated.dueOn(),
                documents.main(),
                documents.attachments(),
                dispatchStatus,
                Optional.empty());
    }

    /**
     * The recipient to ask Chorus Pro for: one whose requirements matter, since the receipt lacks code service or engagement, or
     * one whose SIRET has a wrong key. None when the receipt has no SIRET that could be asked for.
     */
    Optional<Siret> recipientToAsk(Receipt receipt) {
        boolean hasBoth =
                receipt.serviceCode().isPresent() && receipt.engagementNumber().isPresent();
        return receipt.clientSiret()
                .flatMap(Siret::parse)
                .filter(siret -> !hasBoth || (settings.siretCheck() == SiretCheck.STRICT && !siret.hasValidKey()));
    }

    /** A wrong key does not block under {@link SiretCheck#LENIENT}, or where Chorus Pro knows it, but somebody should know. */
    void warnOfWrongKey(Receipt receipt) {
        receipt.clientSiret()
                .flatMap(Siret::parse)
                .filter(siret -> !siret.hasValidKey())
                .ifPresent(siret -> LOG.warn(
                        "The SIRET of the client of item {} has a wrong key; it does not block the item",
                        receipt.number()));
    }
}
