package org.chorusconnector.examples.nightlysend;

import org.chorusconnector.client.doctor.Link;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.dispatch.StopReason;

/** What the program tells whoever started it. */
enum ExitCode {
    /** Everything due was sent, or nothing was due. */
    DONE(0),
    /** An item that was due or asked for was not sent, another run was alive, or the report went elsewhere. */
    INCOMPLETE(1),
    /** Wrong options, configuration or input. */
    UNUSABLE(2),
    /** Chorus Pro could not be reached, or refused the credentials. */
    PLATFORM(3);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    int value() {
        return value;
    }

    /** How a run that sends ended. */
    static ExitCode of(RunSummary summary) {
        return summary.stop().map(stop -> of(stop.reason())).orElse(summary.isComplete() ? DONE : INCOMPLETE);
    }

    /** Why a run stopped early. */
    static ExitCode of(StopReason reason) {
        return switch (reason) {
            case PLATFORM_DOWN, CREDENTIALS_REFUSED, ACCESS_DENIED, UNKNOWN_PATH, TOO_MANY_CALLS -> PLATFORM;
            case SUPPLIER_UNDECIDED -> UNUSABLE;
            case DAILY_BUDGET, SOURCE_FAILED, LEDGER_FAILED, UNEXPECTED_ERROR, INTERRUPTED, TAKEN_OVER -> INCOMPLETE;
        };
    }

    /** How a run would end for the sake of a broken link. */
    static ExitCode of(Link broken) {
        return switch (broken) {
            case PROXY,
                    DNS,
                    CONNECTION,
                    TLS,
                    HOSTS,
                    PISTE_APPLICATION,
                    TOKEN,
                    API_CONSENT,
                    TECHNICAL_ACCOUNT,
                    PASSWORD_AGE,
                    SUPPLIER_RIGHTS -> PLATFORM;
            case SUPPLIER_ID, BANK_ACCOUNT -> UNUSABLE;
            case CLOCK, QUOTA -> INCOMPLETE;
        };
    }
}
