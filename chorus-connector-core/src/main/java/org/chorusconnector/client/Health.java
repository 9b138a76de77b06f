package org.chorusconnector.client;

import java.time.Instant;
import java.util.Optional;

/** Whether Chorus Pro answers and takes our credentials. */
public interface Health {

    /**
     * Calls the health check of Chorus Pro ({@code healthCheck}), which goes through both logins: that of the PISTE application and that of the
     * technical account. Returns when all is well.
     *
     * @throws ChorusException otherwise, with the reason and what to do about it
     */
    void check();

    /**
     * When the first password of a technical account of our supplier structures expires, at the latest 424 days after it was
     * set (rule T17): only the main administrator of the structure can renew it. Reads {@code
     * recupererStructuresActivesPourFournisseur}, then each structure.
     *
     * @return empty when Chorus Pro does not tell
     * @throws ChorusException when a structure could not be read
     */
    Optional<Instant> passwordExpiry();
}
