package org.chorusconnector.examples.nightlysend;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.chorusconnector.Language;

/** This program's own texts for reports. Its console speaks English only. */
final class Messages {

    private final Locale locale;
    private final ResourceBundle bundle;

    private Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "org.chorusconnector.examples.nightlysend.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Messages in(Language language) {
        return new Messages(
                switch (language) {
                    case FR -> Locale.FRENCH;
                    case EN -> Locale.ENGLISH;
                });
    }

    String of(String key, Object... parameters) {
        return new MessageFormat(bundle.getString(key), locale).format(parameters);
    }
}
