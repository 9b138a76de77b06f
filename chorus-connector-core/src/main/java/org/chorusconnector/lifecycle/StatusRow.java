package org.chorusconnector.lifecycle;

import java.util.List;
import java.util.Optional;

/** One row of the table of statuses, while it is written. */
final class StatusRow {

    final String code;
    final StatusScope scope;
    final Status.Confidence confidence;
    List<Actor> setBy = List.of();
    Actor actor = Actor.NOBODY;
    Optional<SupplierAction> supplierAction = Optional.empty();
    boolean isFinal;
    boolean optional;
    List<String> usuallyFollowedBy = List.of();
    Optional<String> ediCode = Optional.empty();

    StatusRow(String code, StatusScope scope, Status.Confidence confidence) {
        this.code = code;
        this.scope = scope;
        this.confidence = confidence;
    }

    StatusRow setBy(Actor... actors) {
        this.setBy = List.of(actors);
        return this;
    }

    StatusRow waitsFor(Actor actor) {
        this.actor = actor;
        return this;
    }

    /** What the supplier does; the supplier need not be who must act. */
    StatusRow supplierMay(SupplierAction action) {
        this.supplierAction = Optional.of(action);
        return this;
    }

    StatusRow isFinal() {
        this.isFinal = true;
        return this;
    }

    StatusRow optional() {
        this.optional = true;
        return this;
    }

    StatusRow followedBy(String... codes) {
        this.usuallyFollowedBy = List.of(codes);
        return this;
    }

    StatusRow edi(String twoDigits) {
        this.ediCode = Optional.of(twoDigits);
        return this;
    }

    Status status(Bilingual label, Bilingual meaning) {
        return new Status(this, label, meaning);
    }

    /** The row with its texts: label and meaning in French, then in English. */
    Status texts(String frenchLabel, String frenchMeaning, String englishLabel, String englishMeaning) {
        return status(new Bilingual(frenchLabel, englishLabel), new Bilingual(frenchMeaning, englishMeaning));
    }
}
