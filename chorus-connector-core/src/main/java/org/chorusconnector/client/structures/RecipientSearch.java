package org.chorusconnector.client.structures;

import java.util.Optional;
import org.chorusconnector.Siret;
import org.jspecify.annotations.Nullable;

/** What recipients to look for. Immutable. */
public final class RecipientSearch {

    private final @Nullable Siret siret;
    private final @Nullable String words;

    private RecipientSearch(@Nullable Siret siret, @Nullable String words) {
        this.siret = siret;
        this.words = words;
    }

    /** The recipient of this SIRET. */
    public static RecipientSearch bySiret(Siret siret) {
        return new RecipientSearch(siret, null);
    }

    /**
     * Recipients by their name, their city or their post code.
     *
     * @param nameCityOrPostCode not blank
     */
    public static RecipientSearch byWords(String nameCityOrPostCode) {
        if (nameCityOrPostCode.isBlank()) {
            throw new IllegalArgumentException("A search of recipients by words needs some");
        }
        return new RecipientSearch(null, nameCityOrPostCode.strip());
    }

    public Optional<Siret> siret() {
        return Optional.ofNullable(siret);
    }

    public Optional<String> words() {
        return Optional.ofNullable(words);
    }
}
