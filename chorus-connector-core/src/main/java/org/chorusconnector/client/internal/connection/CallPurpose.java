package org.chorusconnector.client.internal.connection;

/** Who waits for a call: the last calls of a day are reserved for people. */
public enum CallPurpose {
    BATCH,
    INTERACTIVE
}
