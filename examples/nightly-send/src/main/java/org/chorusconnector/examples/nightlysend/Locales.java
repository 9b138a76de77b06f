package org.chorusconnector.examples.nightlysend;

import java.nio.charset.Charset;
import java.util.Optional;

/** Whether the locale that this process was started in can name files: under {@code LC_ALL=C}, as of cron, no accents. */
final class Locales {

    private static final String FILE_NAMES = "sun.jnu.encoding";

    private Locales() {}

    static boolean canName(String name) {
        String encoding = System.getProperty(FILE_NAMES, "UTF-8");
        return !Charset.isSupported(encoding)
                || Charset.forName(encoding).newEncoder().canEncode(name);
    }

    /** What an administrator should know; empty when all is well. */
    static Optional<String> warning() {
        return canName("\u00e9")
                ? Optional.empty()
                : Optional.of("Documents with accents in their names will not be found: this process was started in a"
                        + " locale that has none. Start it with LC_ALL=C.UTF-8 in its environment.");
    }
}
