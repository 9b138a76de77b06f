package org.chorusconnector.client.doctor;

/** What a call of Chorus Pro hangs on, in the order in which it is looked at. */
public enum Link {
    /** The proxy, where there is one: found, lets us in, opens the way. */
    PROXY,
    /** The names of the two hosts, that of the token service and that of the API, are known. */
    DNS,
    /** Both hosts take connections. */
    CONNECTION,
    /** Their certificates are trusted, and are their own. */
    TLS,
    /** Our clock and theirs agree: the day of the quota and the days of deposit are counted by ours. Judged last. */
    CLOCK,
    /** What answers is PISTE and Chorus Pro, and they are up. */
    HOSTS,
    /** PISTE knows the application and its secret. */
    PISTE_APPLICATION,
    /** PISTE gives the application a token. */
    TOKEN,
    /** The application may use the APIs of Chorus Pro (rules T8 and T22). */
    API_CONSENT,
    /** Chorus Pro knows the technical account and its password. */
    TECHNICAL_ACCOUNT,
    /**
     * The password of the technical account is good for a while: it dies every 424 days (rules T17 and T18). Warns at worst,
     * since one that is dead is refused at {@link #TECHNICAL_ACCOUNT}.
     */
    PASSWORD_AGE,
    /** The technical account may act for a supplier structure, and use the services that this takes. */
    SUPPLIER_RIGHTS,
    /** The supplier is one of those, and it is clear which. */
    SUPPLIER_ID,
    /** Chorus Pro knows the bank account. */
    BANK_ACCOUNT,
    /** There are calls left to make (rule T11). */
    QUOTA
}
