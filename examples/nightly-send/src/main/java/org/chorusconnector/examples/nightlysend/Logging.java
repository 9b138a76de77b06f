package org.chorusconnector.examples.nightlysend;

import static ch.qos.logback.classic.Level.convertAnSLF4JLevel;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** How much is logged. What is not set here is in {@code logback.xml}. */
enum Logging {
    /** Every call to Chorus Pro and every item. */
    VERBOSE(Level.DEBUG, Level.DEBUG),
    NORMAL(Level.INFO, Level.INFO),
    /** What becomes of each item, and nothing of the library's own. */
    ITEMS(Level.ERROR, Level.INFO),
    /** Only what went wrong: a progress bar is on the screen, which log lines would tear. */
    QUIET(Level.ERROR, Level.WARN);

    private final Level library;
    private final Level program;

    Logging(Level library, Level program) {
        this.library = library;
        this.program = program;
    }

    void apply() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
            loggers.getLogger("org.chorusconnector").setLevel(convertAnSLF4JLevel(library));
            loggers.getLogger("org.chorusconnector.examples").setLevel(convertAnSLF4JLevel(program));
        }
    }
}
