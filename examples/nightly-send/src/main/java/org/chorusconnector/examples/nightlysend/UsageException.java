package org.chorusconnector.examples.nightlysend;

/** The user can mend it: a wrong option, configuration or input. Its message says what and how; nothing was done. */
class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
