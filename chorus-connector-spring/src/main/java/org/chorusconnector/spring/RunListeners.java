package org.chorusconnector.spring;

import org.chorusconnector.dispatch.RunListener;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.runs.RunId;

/** Tells a run to all listeners of the application. */
record RunListeners(InOrder<RunListener> all) implements RunListener {

    @Override
    public void started(RunId run) {
        all.tell(listener -> listener.started(run));
    }

    @Override
    public void accepted(RunId run, String number) {
        all.tell(listener -> listener.accepted(run, number));
    }

    @Override
    public void concluded(RunId run, ItemResult result) {
        all.tell(listener -> listener.concluded(run, result));
    }
}
