package org.chorusconnector.examples.nightlysend;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Failures in words, for whoever administers the program. Names of classes are for {@code --verbose}. */
final class Explanation {

    private Explanation() {}

    static String of(Throwable failure) {
        String message = failure.getMessage();
        Throwable cause = failure.getCause();
        if (cause != null && cause.toString().equals(message)) {
            return of(cause);
        }
        if (failure instanceof NoSuchFileException missing) {
            return "no such file or folder: " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "access denied: " + denied.getFile();
        }
        if (failure instanceof FileSystemException troubled && troubled.getReason() == null) {
            return "cannot be used: " + troubled.getFile();
        }
        // Better one name of a class than nothing to ask about.
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
