package org.chorusconnector.client.internal.doctor;

import org.chorusconnector.client.doctor.Checkup;
import org.chorusconnector.client.doctor.Link;

/** Ends an examination. Without the cause, which may show what the diagnosis must not. */
public final class BrokenLinkException extends Exception {

    private final transient Checkup checkup;

    BrokenLinkException(Link link, String finding, String cure) {
        super(finding, null, false, false);
        this.checkup = new Checkup(link, Checkup.Status.BROKEN, finding, cure);
    }

    Checkup checkup() {
        return checkup;
    }
}
