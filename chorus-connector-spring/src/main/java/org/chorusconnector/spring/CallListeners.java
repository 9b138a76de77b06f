package org.chorusconnector.spring;

import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;

/** Tells a call to all listeners of the application. */
record CallListeners(InOrder<CallListener> all) implements CallListener {

    @Override
    public void attemptFinished(CallAttempt attempt) {
        all.tell(listener -> listener.attemptFinished(attempt));
    }
}
