package org.chorusconnector.spring;

/** The application is put together in a way that chorus-connector cannot work with. Its message says what to do. */
final class SetupException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param problem one sentence, with its full stop
     * @param action what to do, one sentence or more
     */
    SetupException(String problem, String action) {
        super(problem + " " + action);
        this.action = action;
    }

    SetupException(String problem, String action, Throwable cause) {
        super(problem + " " + action, cause);
        this.action = action;
    }

    String problem() {
        String message = String.valueOf(getMessage());
        return message.substring(0, message.length() - action.length()).stripTrailing();
    }

    String action() {
        return action;
    }
}
