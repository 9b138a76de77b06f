package org.chorusconnector.lifecycle;

import java.util.List;
import java.util.Optional;
import org.chorusconnector.Language;
import org.chorusconnector.internal.text.PlainText;

/**
 * What is known of a status: see {@link Lifecycle}. Two are equal when their codes are. Immutable and thread-safe.
 *
 * <p>The table is made from the documentation of Chorus Pro and from its public clients; {@link #confidence()} tells how sure each
 * row is. It informs: an invoice may take any status after any other one.
 */
public final class Status {

    /** How sure a row is. */
    public enum Confidence {
        /** The documentation of Chorus Pro, or several clients at work, tell code and meaning. What follows is less sure. */
        CONFIRMED,
        /** The code exists. Its meaning is deduced from its name, and so is what follows. */
        CODE_ONLY,
        /** One public client knows the code, or this version does not know it. */
        UNCONFIRMED
    }

    private static final int MOST_SHOWN = 100;

    private final String code;
    private final StatusScope scope;
    private final Confidence confidence;
    private final List<Actor> setBy;
    private final Actor actor;
    private final Optional<SupplierAction> supplierAction;
    private final boolean isFinal;
    private final boolean optional;
    private final List<String> usuallyFollowedBy;
    private final Optional<String> ediCode;
    private final Bilingual label;
    private final Bilingual meaning;

    Status(StatusRow row, Bilingual label, Bilingual meaning) {
        this.code = row.code;
        this.scope = row.scope;
        this.confidence = row.confidence;
        this.setBy = row.setBy;
        this.actor = row.actor;
        this.supplierAction = row.supplierAction;
        this.isFinal = row.isFinal;
        this.optional = row.optional;
        this.usuallyFollowedBy = row.usuallyFollowedBy;
        this.ediCode = row.ediCode;
        this.label = label;
        this.meaning = meaning;
    }

    /** A status that this version does not know: whatever it means, a person has to look. */
    static Status unknown(String code) {
        if (code.isBlank()) {
            throw new IllegalArgumentException("The code of a status is blank");
        }
        String shown = shown(code);
        return new StatusRow(code, StatusScope.UNKNOWN, Confidence.UNCONFIRMED)
                .setBy(Actor.UNKNOWN)
                .waitsFor(Actor.UNKNOWN)
                .optional()
                .status(
                        new Bilingual(shown, shown),
                        new Bilingual(
                                "Cette version de la bibliothèque ne connaît pas le statut « " + shown
                                        + " ». Consultez Chorus Pro pour savoir ce qu'il signifie et qui doit agir.",
                                "This version of the library does not know the status \"" + shown
                                        + "\". Look on Chorus Pro what it means and who must act."));
    }

    /** As Chorus Pro writes it, unchanged. */
    public String code() {
        return code;
    }

    /** Whether this version knows the status. An unknown one is to be shown to a person, not taken for one in progress. */
    public boolean isKnown() {
        return scope != StatusScope.UNKNOWN;
    }

    public StatusScope scope() {
        return scope;
    }

    /**
     * Its name: in French as Chorus Pro shows it. Of an unknown status it is the code, on one line and of 100 characters at most.
     */
    public String label(Language language) {
        return label.in(language);
    }

    /** What it means for the supplier, in a sentence or more, on one line. */
    public String meaning(Language language) {
        return meaning.in(language);
    }

    /** Who sets it: one or more; unmodifiable. */
    public List<Actor> setBy() {
        return setBy;
    }

    /** Who must act now. */
    public Actor actor() {
        return actor;
    }

    /**
     * Whether the supplier must act now. So it is where the depositor of a works piece must act, who is mostly the supplier. Not of
     * an unknown status, which {@link #isKnown()} tells.
     */
    public boolean needsSupplier() {
        return actor == Actor.SUPPLIER || actor == Actor.DEPOSITOR;
    }

    /**
     * What the supplier does with Chorus Pro about this status. Where {@link #needsSupplier()} holds, it is what the invoice waits
     * for; elsewhere it is what can be done, such as reading the invoices of a flow. Empty when there is nothing to do, or when no
     * service for it is known.
     */
    public Optional<SupplierAction> supplierAction() {
        return supplierAction;
    }

    /**
     * Whether nothing usually follows: the end of an invoice, a piece or a flow, good or bad. A final status may still need the
     * supplier, as a rejection does. Not of an unknown status.
     */
    public boolean isFinal() {
        return isFinal;
    }

    /** Whether it may be left out where it would belong, so that nobody should wait for it. */
    public boolean isOptional() {
        return optional;
    }

    /**
     * Codes of statuses that usually follow; unmodifiable. Empty when none usually follows, or when it is not known. Others may
     * follow too, also earlier ones.
     */
    public List<String> usuallyFollowedBy() {
        return usuallyFollowedBy;
    }

    /** The two digits that stand for it in flows that Chorus Pro returns (EDI); empty when it has none or it is not known. */
    public Optional<String> ediCode() {
        return ediCode;
    }

    public Confidence confidence() {
        return confidence;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Status that && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    /** The code, on one line and of 100 characters at most. */
    @Override
    public String toString() {
        return shown(code);
    }

    private static String shown(String code) {
        return PlainText.of(PlainText.cut(code, MOST_SHOWN));
    }
}
