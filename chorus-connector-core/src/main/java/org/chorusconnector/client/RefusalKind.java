package org.chorusconnector.client;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The subject of a refusal, as far as it is known, so that a host can act on it. Chorus Pro publishes few meanings, and each
 * service numbers its own codes. The message key in the label counts first, then the code of services whose codes are known,
 * then the words of the label. Words are a hint for people and reports: nothing is ever sent again, or counted as sent,
 * because of them.
 */
public enum RefusalKind {
    /** A search found nothing. The searches of this library return an empty result instead. */
    NOTHING_FOUND,
    /** The supplier already deposited an invoice with this number: search for it. */
    DUPLICATE_NUMBER,
    /** The number cannot be used, for example because it is the day's date: choose another one. */
    INVALID_NUMBER,
    /** The invoice or works invoice does not exist: check its identifier. */
    UNKNOWN_INVOICE,
    /** The technical account has no right to do this for this structure: check its attachment (rattachement). */
    NOT_ENTITLED,
    /** The supplier structure or its bank account is unknown or not attached to the account: check the configuration. */
    UNKNOWN_SUPPLIER,
    /** The status of the invoice does not allow this: read it, the action may be done already. */
    WRONG_STATUS,
    /** The recipient is unknown or inactive: check the SIRET. */
    UNKNOWN_RECIPIENT,
    /** The recipient requires a code service: add it, and read its requirements again. */
    MISSING_SERVICE_CODE,
    /** The code service is unknown or inactive: read the recipient's services again. */
    UNKNOWN_SERVICE_CODE,
    /** The recipient or its service requires an engagement number: add it. */
    MISSING_ENGAGEMENT,
    /** The engagement number is unknown, closed or used up: ask the recipient for the right one. */
    UNUSABLE_ENGAGEMENT,
    /** Recipient, service or engagement are wrong, and the code does not tell which: check the recipient's settings. */
    RECIPIENT_DATA,
    /** Totals or the VAT summary do not add up: check the amounts. */
    INVALID_AMOUNTS,
    /** The date of the invoice is not accepted: use today's date in Paris. */
    INVALID_DATE,
    /** The frame A9 or A12 needs a validating structure: name it. */
    MISSING_VALIDATOR,
    /** A file or a flow is too large. */
    FILE_TOO_LARGE,
    /** A file has a name, an extension or a content that is not accepted. */
    INVALID_FILE,
    /** A file identifier is unknown: upload the file again, and submit with the new identifier. */
    UNKNOWN_FILE,
    /** The flow is not valid in its syntax. */
    INVALID_FLOW,
    /** The flow is not known, or not yet: ask again later. */
    UNKNOWN_FLOW,
    /** The code is published without a meaning; it concerns the data that was sent: report the label, and correct the data. */
    INVALID_DATA,
    /** Anything else; the label tells. */
    OTHER;

    private static final Map<String, RefusalKind> BY_KEY = Map.ofEntries(
            Map.entry("TRA_MSG_00.015", NOTHING_FOUND),
            Map.entry("GFT_MSG_01.075", NOTHING_FOUND),
            Map.entry("GDP_MSG_11.008", UNKNOWN_INVOICE),
            Map.entry("GDP_MSG_11.005", NOT_ENTITLED),
            Map.entry("GDP_MSG_11.033", WRONG_STATUS),
            Map.entry("GDP_MSG_11.001", WRONG_STATUS),
            Map.entry("GDP_MSG_11.022", FILE_TOO_LARGE),
            Map.entry("GDP_MSG_01.001", INVALID_FLOW),
            Map.entry("GDP_MSG_01.002", INVALID_FLOW),
            Map.entry("POQ_MSG_01.003", UNKNOWN_FLOW),
            Map.entry("ERR_XSD_001", INVALID_FLOW));

    private static final Map<String, Map<Integer, RefusalKind>> BY_CODE = Map.ofEntries(
            Map.entry(
                    "ajouterFichierDansSysteme",
                    Map.of(20003, FILE_TOO_LARGE, 20004, INVALID_FILE, 20005, INVALID_FILE)),
            Map.entry(
                    "deposerFluxFacture",
                    Map.of(20001, INVALID_FLOW, 20002, INVALID_FLOW, 20004, INVALID_FILE, 20005, INVALID_FILE)),
            Map.entry("consulterCR", Map.of(20001, UNKNOWN_FLOW)),
            Map.entry("consulterCRDetaille", Map.of(20001, UNKNOWN_FLOW)),
            Map.entry("consulterHistoriqueFacture", Map.of(20000, UNKNOWN_INVOICE, 20001, NOT_ENTITLED)),
            Map.entry("completerFacture", Map.of(20000, UNKNOWN_INVOICE, 20001, NOT_ENTITLED, 20002, WRONG_STATUS)),
            Map.entry("recyclerFacture", Map.of(20000, UNKNOWN_INVOICE, 20001, NOT_ENTITLED, 20002, WRONG_STATUS)));

    private static final int FIRST_RECYCLING_CODE = 20003;
    private static final int LAST_RECYCLING_CODE = 20014;

    private static final Set<Integer> CODES_OF_SUBMISSION = Set.of(20013, 20303, 20304, 20305);

    private static final Set<Integer> CODES_OF_WORKS_SUBMISSION =
            Set.of(20003, 20004, 20005, 20042, 20064, 20065, 20127, 20128, 20129, 20131, 20132, 20133, 20134);

    static RefusalKind of(String operation, int code, String label) {
        return byKey(label)
                .or(() -> Optional.ofNullable(
                        BY_CODE.getOrDefault(operation, Map.of()).get(code)))
                .or(() -> byWords(plain(label)))
                .or(() -> unexplained(operation, code))
                .orElse(OTHER);
    }

    private static Optional<RefusalKind> byKey(String label) {
        return BY_KEY.entrySet().stream()
                .filter(known -> label.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Codes that exist since version 4.10 of the API, whose labels are not published. */
    private static Optional<RefusalKind> unexplained(String operation, int code) {
        return switch (operation) {
            case "recyclerFacture" ->
                code >= FIRST_RECYCLING_CODE && code <= LAST_RECYCLING_CODE
                        ? Optional.of(RECIPIENT_DATA)
                        : Optional.empty();
            case "soumettreFacture" ->
                CODES_OF_SUBMISSION.contains(code) ? Optional.of(INVALID_DATA) : Optional.empty();
            case "soumettreFactureTravaux" ->
                CODES_OF_WORKS_SUBMISSION.contains(code) ? Optional.of(INVALID_DATA) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The most specific subject first: a label may name an invoice, its number and its engagement at once. */
    private static Optional<RefusalKind> byWords(String label) {
        boolean required = has(label, "obligatoire", "doit etre renseigne", "requis", "mandatory", "required");
        boolean unknown =
                has(label, "inconnu", "inexistant", "n'existe pas", "introuvable", "inactif", "not found", "unknown");
        if (has(label, "engagement", "bon de commande", "issuerassignedid")) {
            return Optional.of(required ? MISSING_ENGAGEMENT : UNUSABLE_ENGAGEMENT);
        }
        if (has(label, "code service", "service executant", "buyerreference")) {
            return Optional.of(required ? MISSING_SERVICE_CODE : UNKNOWN_SERVICE_CODE);
        }
        if (has(label, "valideur")) {
            return Optional.of(MISSING_VALIDATOR);
        }
        if (has(label, "piece jointe", "fichier", "extension")) {
            return Optional.of(
                    unknown ? UNKNOWN_FILE : has(label, "taille", "volumineu") ? FILE_TOO_LARGE : INVALID_FILE);
        }
        if (has(label, "habilite", "droit", "rattache")) {
            return Optional.of(NOT_ENTITLED);
        }
        if (unknown && has(label, "fournisseur", "coordonnees bancaires")) {
            return Optional.of(UNKNOWN_SUPPLIER);
        }
        if (unknown && has(label, "destinataire", "structure", "siret")) {
            return Optional.of(UNKNOWN_RECIPIENT);
        }
        if (has(label, "montant", "total", "synthese", "coherence")) {
            return Optional.of(INVALID_AMOUNTS);
        }
        if (saysDuplicate(label)) {
            return Optional.of(DUPLICATE_NUMBER);
        }
        if (has(label, "date")) {
            return Optional.of(has(label, "numero") ? INVALID_NUMBER : INVALID_DATE);
        }
        return Optional.empty();
    }

    private static boolean saysDuplicate(String label) {
        return has(label, "doublon", "doit etre unique", "duplicate", "already used")
                || (has(label, "deja", "already") && has(label, "depose", "numero", "facture", "invoice", "number"));
    }

    private static boolean has(String label, String... words) {
        return Stream.of(words).anyMatch(label::contains);
    }

    /** Lower case, without accents, also of those that came HTML-escaped. */
    private static String plain(String label) {
        String text = label.replace("&eacute;", "é")
                .replace("&egrave;", "è")
                .replace("&agrave;", "à")
                .replace("&#233;", "é")
                .replace("&#039;", "'")
                .replace('\u2019', '\'');
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
