package org.chorusconnector.testkit;

import java.time.Duration;

/** What the builder fixed for the life of a simulator. */
record Settings(
        Credentials credentials,
        String host,
        Duration tokenLifetime,
        int callsPerSecond,
        boolean retryAfter,
        int refusalStatus,
        boolean emptySearchAsList,
        boolean checksTotals,
        PlatformClock clock,
        Duration flowDelay,
        boolean administration) {

    /** The accepted credentials. They open nothing but a simulator, yet logs of tests are logs too. */
    record Credentials(String clientId, String clientSecret, String login, String password) {

        @Override
        public String toString() {
            return "Credentials[" + clientId + ", " + login + "]";
        }
    }
}
