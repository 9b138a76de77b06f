package org.chorusconnector.dispatch;

/**
 * Tells people that a run has ended: implemented by the host, for its list of "Administrateurs Chorus". Called once, by
 * the thread of the run. What it throws is logged and changes nothing to the run.
 */
@FunctionalInterface
public interface Notifier {

    void runEnded(RunNotice notice);
}
