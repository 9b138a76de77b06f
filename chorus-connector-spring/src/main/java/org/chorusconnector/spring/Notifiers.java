package org.chorusconnector.spring;

import org.chorusconnector.dispatch.Notifier;

/** Tells all notifiers of the application that a run has ended. */
record Notifiers(InOrder<Notifier> all) implements Notifier {

    @Override
    public void runEnded(Notice notice) {
        all.tell(notifier -> notifier.runEnded(notice));
    }
}
