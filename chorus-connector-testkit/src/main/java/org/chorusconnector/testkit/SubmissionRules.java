package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What the platform checks of a submission beyond its form; the first rule broken refuses it. The length and the
 * characters of the number, and what each mode of deposit makes compulsory, are in the contract's schema.
 */
final class SubmissionRules {

    private static final long LARGEST_INVOICE = 120_000_000;
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    private final Directory directory;
    private final FileStore files;
    private final boolean checksTotals;

    SubmissionRules(Directory directory, FileStore files, boolean checksTotals) {
        this.directory = directory;
        this.files = files;
        this.checksTotals = checksTotals;
    }

    Submission check(JsonNode json, Instant now) {
        Submission submission = withFiles(json);
        RefusedException.when(submission.weight() > LARGEST_INVOICE, Refusal.FILES_TOO_LARGE);
        checkSupplier(submission);
        checkRecipient(submission);
        LocalDate today = Paris.dayOf(now);
        String asNumber = DateTimeFormatter.BASIC_ISO_DATE.format(today);
        RefusedException.when(submission.number().filter(asNumber::equals).isPresent(), Refusal.NUMBER_IS_DATE);
        RefusedException.when(submission.date().filter(today::isBefore).isPresent(), Refusal.DATE_IN_FUTURE);
        checkPayment(submission);
        return submission;
    }

    private Submission withFiles(JsonNode json) {
        Optional<PlatformInvoice.Piece> mainFile = Optional.empty();
        for (JsonNode piece : json.path("pieceJointePrincipale")) {
            mainFile = Optional.of(new PlatformInvoice.Piece(
                    piece.path("pieceJointePrincipaleDesignation").asText(),
                    Optional.empty(),
                    upload(piece, "pieceJointePrincipaleId")));
        }
        var attachments = new ArrayList<PlatformInvoice.Piece>();
        for (JsonNode piece : json.path("pieceJointeComplementaire")) {
            attachments.add(new PlatformInvoice.Piece(
                    piece.path("pieceJointeComplementaireDesignation").asText(),
                    Json.text(piece, "pieceJointeComplementaireType"),
                    upload(piece, "pieceJointeComplementaireId")));
        }
        return new Submission(json, mainFile, attachments);
    }

    private Upload upload(JsonNode piece, String field) {
        return files.find(piece.path(field).asLong()).orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_FILE));
    }

    private void checkSupplier(Submission submission) {
        Supplier supplier = directory
                .supplier(submission.supplierId())
                .filter(Supplier::isActive)
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_SUPPLIER));
        RefusedException.when(
                submission
                        .bankAccount()
                        .filter(id -> !supplier.bankAccounts().containsKey(id))
                        .isPresent(),
                Refusal.UNKNOWN_BANK_ACCOUNT);
    }

    private void checkRecipient(Submission submission) {
        Directory.Listed listed = directory
                .recipient(submission.recipientSiret())
                .filter(found -> found.recipient().isActive())
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_RECIPIENT));
        Recipient recipient = listed.recipient();
        boolean noService = submission.serviceCode().isEmpty();
        boolean noEngagement = submission.engagementNumber().isEmpty();
        RefusedException.when(
                recipient.requiresEither() && noService && noEngagement, Refusal.SERVICE_OR_ENGAGEMENT_REQUIRED);
        RefusedException.when(recipient.requiresService() && noService, Refusal.SERVICE_REQUIRED);
        RefusedException.when(recipient.requiresEngagement() && noEngagement, Refusal.ENGAGEMENT_REQUIRED);
        submission.serviceCode().ifPresent(code -> {
            Recipient.Service service = listed.service(code)
                    .filter(Recipient.Service::active)
                    .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_SERVICE));
            RefusedException.when(service.engagementRequired() && noEngagement, Refusal.ENGAGEMENT_REQUIRED);
        });
        RefusedException.when(
                submission
                        .engagementNumber()
                        .filter(recipient::refusesEngagement)
                        .isPresent(),
                Refusal.UNKNOWN_ENGAGEMENT);
    }

    private void checkPayment(Submission submission) {
        boolean isCreditNote = submission.type().equals("AVOIR");
        RefusedException.when(isCreditNote && submission.hasPaymentMode(), Refusal.PAYMENT_MODE_FORBIDDEN);
        RefusedException.when(!isCreditNote && !submission.hasPaymentMode(), Refusal.PAYMENT_MODE_REQUIRED);
        RefusedException.when(
                submission.needsValidator() && submission.validator().isEmpty(), Refusal.VALIDATOR_REQUIRED);
        RefusedException.when(
                checksTotals
                        && submission
                                .givenTotal()
                                .map(given -> given.subtract(submission.computedTotal())
                                        .abs())
                                .filter(difference -> difference.compareTo(TOLERANCE) > 0)
                                .isPresent(),
                Refusal.TOTALS_INCONSISTENT);
    }
}
