package org.chorusconnector.lifecycle;

import org.chorusconnector.Language;

/** One text in each language. */
record Bilingual(String french, String english) {

    Bilingual {
        if (french.isBlank() || english.isBlank()) {
            throw new IllegalArgumentException("A text is blank: \"" + french + "\", \"" + english + "\"");
        }
    }

    String in(Language language) {
        return choose(language, french, english);
    }

    static String choose(Language language, String french, String english) {
        return switch (language) {
            case FR -> french;
            case EN -> english;
        };
    }
}
