package org.chorusconnector.client;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a refusal of Chorus Pro is about, where that is known. Most codes are published without their meaning, and each service
 * numbers its own: so the message key in the label counts, then its words, then the code of services whose codes are known.
 * Everything else is {@link #OTHER}, and its label tells.
 */
public enum RefusalKind {
    /** A search found nothing. Our searches answer empty instead. */
    NOTHING_FOUND,
    /** This number was already deposited by this supplier (rule N4). Unconfirmed: known by its words alone. */
    DUPLICATE_NUMBER,
    /** The invoice does not exist. */
    UNKNOWN_INVOICE,
    /** The technical account may not do this for this structure. */
    NOT_ENTITLED,
    /** The status of the invoice does not allow this: read it, the thing may be done already. */
    WRONG_STATUS,
    /** A file or a flow is too large (rules A1 and A16). */
    FILE_TOO_LARGE,
    /** The flow is not what its syntax says. Unconfirmed. */
    INVALID_FLOW,
    /** The flow is not known, or not yet. */
    UNKNOWN_FLOW,
    /** Anything else. */
    OTHER;

    private static final int UPLOAD_TOO_LARGE = 20003;

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
            Map.entry("POQ_MSG_01.003", UNKNOWN_FLOW));

    static RefusalKind of(String operation, int code, String label) {
        if (operation.equals("ajouterFichierDansSysteme") && code == UPLOAD_TOO_LARGE) {
            return FILE_TOO_LARGE;
        }
        return BY_KEY.entrySet().stream()
                .filter(known -> label.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(isDuplicate(label) ? DUPLICATE_NUMBER : OTHER);
    }

    private static boolean isDuplicate(String label) {
        String words = Normalizer.normalize(label, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        boolean already = Stream.of("deja", "already", "duplicate").anyMatch(words::contains);
        boolean ofAnInvoice =
                Stream.of("depose", "numero", "facture", "invoice", "number").anyMatch(words::contains);
        return words.contains("doublon") || (already && ofAnInvoice);
    }
}
