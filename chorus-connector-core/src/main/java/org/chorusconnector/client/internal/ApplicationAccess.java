package org.chorusconnector.client.internal;

/** What calls in the name of one PISTE application share: its token and its quota. */
public final class ApplicationAccess {

    public ApplicationAccess(String clientId, String clientSecret, int callsPerSecond, long callsPerDay) {}
}
