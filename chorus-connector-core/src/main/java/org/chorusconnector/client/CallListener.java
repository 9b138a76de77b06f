package org.chorusconnector.client;

/**
 * Told about every attempt, for metrics and traces. Methods do nothing by default. They run on the calling thread, between
 * attempts, hence must be quick and thread-safe; what they throw is logged and otherwise ignored, since an answer of Chorus
 * Pro must not be lost to a metric.
 */
public interface CallListener {

    /** A listener that does nothing. */
    CallListener NONE = new CallListener() {};

    /** An attempt has ended, well or not. Attempts to get a token are told too, as {@code obtenirJeton}. */
    default void attemptFinished(CallAttempt attempt) {}
}
