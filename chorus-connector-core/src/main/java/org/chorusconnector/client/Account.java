package org.chorusconnector.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A technical account (compte technique) of Chorus Pro: it acts for a structure. Its password expires after 424 days (rule
 * T17). Immutable; shows neither login nor password.
 */
public final class Account {

    private final String header;

    private Account(String header) {
        this.header = header;
    }

    /**
     * An account by its login and password.
     *
     * @param login as given by Chorus Pro, not blank and without colon
     * @param password not empty
     */
    public static Account of(String login, String password) {
        if (login.isBlank() || login.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The login of a technical account is not blank and has no colon");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("The password of a technical account is empty");
        }
        String pair = login + ":" + password;
        return new Account(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** The value of the header {@code cpro-account} (rule T2). */
    String header() {
        return header;
    }

    @Override
    public String toString() {
        return "Account[hidden]";
    }
}
