package org.chorusconnector.client.structures;

import org.chorusconnector.annotation.Given;

/**
 * What a recipient requires on every invoice. These settings change: read them again after a while, and after any refusal
 * that names a service or an engagement.
 *
 * @param serviceCode a service code is required
 * @param engagement an engagement number is required
 * @param serviceCodeOrEngagement at least one of both is required
 */
@Given
public record Requirements(boolean serviceCode, boolean engagement, boolean serviceCodeOrEngagement) {

    /** Nothing is required. */
    public static final Requirements NONE = new Requirements(false, false, false);
}
