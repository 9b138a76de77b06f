package org.chorusconnector.client.doctor;

import org.chorusconnector.annotation.Given;

/**
 * What was found at one link. Shows neither secrets nor personal data.
 *
 * @param finding what was seen, in a few words
 * @param cure what to do, in a sentence; empty when there is nothing to do
 */
@Given
public record Checkup(Link link, Status status, String finding, String cure) {

    /** How a link is. */
    public enum Status {
        /** It holds. */
        PASSED,
        /** Calls get past it today; the cure says what to do before they no longer do. */
        WARNING,
        /** Nothing gets past it before the cure; past a clock, nothing that bears the right day. */
        BROKEN,
        /** Not looked at: a link before it is broken, or Chorus Pro does not tell. */
        SKIPPED
    }
}
