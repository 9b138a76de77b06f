package org.chorusconnector;

import java.util.Locale;

/** The language of what the host's users read. Codes are the same in each; logs are in English. */
public enum Language {
    FR(Locale.FRENCH),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language without a country, for formats of the JDK. */
    public Locale locale() {
        return locale;
    }
}
