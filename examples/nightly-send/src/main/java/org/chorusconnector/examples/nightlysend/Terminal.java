package org.chorusconnector.examples.nightlysend;

import java.io.Console;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tells whether a person watches. */
final class Terminal {

    private Terminal() {}

    /** Asks a question at the terminal; the answer is empty at the end of the input. */
    @SuppressWarnings("SystemConsoleNull") // Whether there is one is known.
    static Optional<UnaryOperator<String>> person() {
        Console console = System.console();
        return console != null && isInteractive()
                ? Optional.of(question -> Objects.requireNonNullElse(console.readLine("%s", question), ""))
                : Optional.empty();
    }

    /** Whether input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // Answered below.
    static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there is a console even without a terminal; the method that tells came with it.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
