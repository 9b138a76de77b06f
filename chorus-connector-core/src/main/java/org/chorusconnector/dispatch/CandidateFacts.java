package org.chorusconnector.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chorusconnector.Siret;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.EvaluationContext;
import org.chorusconnector.eligibility.FileFacts;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the facts that the rules decide on. Dates come first, so that an item that is not due costs no I/O. */
final class CandidateFacts {

    /** A PDF may begin with a few other bytes: readers look for its mark in the first kilobyte. */
    private static final int PDF_MARK_WITHIN = 1024;

    private static final String PDF_MARK = "%PDF-";

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

    Candidate complete(Candidate dated, Documents documents, DispatchStatus dispatchStatus) throws IOException {
        Optional<FileFacts> main = Optional.empty();
        if (documents.main().isPresent()) {
            Document document = documents.main().get();
            main = Optional.of(facts(document, beginsAsPdf(document)));
        }
        return new Candidate(
                dated.receipt(),
                dated.context(),
                dated.settings(),
                dated.effectiveDate(),
                dated.dueOn(),
                main,
                documents.attachments().stream()
                        .map(document -> facts(document, false))
                        .toList(),
                dispatchStatus,
                Optional.empty());
    }

    /**
     * The recipient whose requirements matter: none when the receipt has both a code service and an engagement, or has
     * no SIRET that could be asked for.
     */
    Optional<Siret> recipientToAsk(Receipt receipt) {
        if (receipt.serviceCode().isPresent() && receipt.engagementNumber().isPresent()) {
            return Optional.empty();
        }
        return receipt.clientSiret()
                .flatMap(Siret::parse)
                .filter(siret -> settings.siretCheck() == SiretCheck.LENIENT || siret.hasValidKey());
    }

    /** A wrong key does not block under {@link SiretCheck#LENIENT}, but somebody should know. */
    void warnOfWrongKey(Receipt receipt) {
        receipt.clientSiret()
                .flatMap(Siret::parse)
                .filter(siret -> !siret.hasValidKey())
                .ifPresent(siret -> LOG.warn(
                        "The SIRET of the client of item {} has a wrong key; it does not block the item",
                        receipt.number()));
    }

    private static FileFacts facts(Document document, boolean pdf) {
        return new FileFacts(document.name(), document.state(), document.size(), pdf);
    }

    private static boolean beginsAsPdf(Document document) throws IOException {
        if (document.state() != Document.State.AVAILABLE || document.size() == 0) {
            return false;
        }
        try (InputStream in = document.open()) {
            return new String(in.readNBytes(PDF_MARK_WITHIN), StandardCharsets.ISO_8859_1).contains(PDF_MARK);
        }
    }
}
