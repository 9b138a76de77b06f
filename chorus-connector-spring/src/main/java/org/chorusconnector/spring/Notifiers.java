package org.chorusconnector.spring;

import org.chorusconnector.dispatch.Notifier;

/** Tells all notifiers of the application what became of a run. */
record Notifiers(InOrder<Notifier> all) implements Notifier {

    @Override
    public void runEnded(Notice notice) {
        all.tell(notifier -> notifier.runEnded(notice));
    }

    @Override
    public void runFailed(Failure failure) {
        all.tell(notifier -> notifier.runFailed(failure));
    }
}
