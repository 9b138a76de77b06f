package org.chorusconnector.dispatch;

/** Why a run stopped before it had tried everything. What was not tried is untouched. */
public enum StopReason {
    /** Chorus Pro could not be reached, or kept failing. */
    PLATFORM_DOWN,
    /** PISTE or Chorus Pro refused the credentials. */
    CREDENTIALS_REFUSED,
    /** The PISTE application may not use an API. */
    ACCESS_DENIED,
    /** A path is unknown: the wrong environment, most likely. */
    UNKNOWN_PATH,
    /** The application's daily budget of calls is used up. */
    DAILY_BUDGET,
    /** PISTE kept refusing calls as too many, through all pauses of the run. */
    TOO_MANY_CALLS,
    /** No supplier is configured, and the account has not exactly one. */
    SUPPLIER_UNDECIDED,
    /** The host's source of receipts failed. */
    SOURCE_FAILED,
    /** The ledger's database failed. */
    LEDGER_FAILED,
    /** Something that nobody thought of, such as memory running out; see the log. */
    UNEXPECTED_ERROR,
    /** The thread of the run was interrupted. */
    INTERRUPTED,
    /** Another run declared this one dead. */
    TAKEN_OVER
}
