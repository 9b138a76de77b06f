package org.chorusconnector.examples.nightlysend;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the program finds around it.
 *
 * @param variables of the environment
 * @param clock its zone does not matter: days are Paris days
 */
record Surroundings(Map<String, String> variables, Clock clock) {

    /** Chorus Pro's, whatever zone the machine is in. */
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static Surroundings ofTheProcess() {
        return new Surroundings(System.getenv(), Clock.systemUTC());
    }

    /** Today in Paris. */
    LocalDate today() {
        return LocalDate.now(clock.withZone(PARIS));
    }

    /** Variables may hold secrets. */
    @Override
    public String toString() {
        return "Surroundings[" + clock + "]";
    }
}
