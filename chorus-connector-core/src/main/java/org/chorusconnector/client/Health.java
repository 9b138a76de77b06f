package org.chorusconnector.client;

/** Whether Chorus Pro answers and takes our credentials. */
public interface Health {

    /**
     * Calls the health check of Chorus Pro, which goes through both logins: that of the PISTE application and that of the
     * technical account. Returns when all is well.
     *
     * @throws ChorusException otherwise, with the reason and what to do about it
     */
    void check();
}
