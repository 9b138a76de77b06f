package org.chorusconnector.receipt;

/** Who is billed. Chorus Pro only serves public bodies, which are companies in the host's books. */
public enum ClientType {
    COMPANY,
    INDIVIDUAL
}
