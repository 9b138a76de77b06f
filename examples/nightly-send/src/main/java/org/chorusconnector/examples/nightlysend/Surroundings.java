package org.chorusconnector.examples.nightlysend;

import java.time.Clock;
import java.util.Map;

/**
 * What the program finds around it.
 *
 * @param variables of the environment
 * @param clock its zone does not matter: days are Paris days
 */
record Surroundings(Map<String, String> variables, Clock clock) {

    static Surroundings ofTheProcess() {
        return new Surroundings(System.getenv(), Clock.systemUTC());
    }

    /** Variables may hold secrets. */
    @Override
    public String toString() {
        return "Surroundings[" + clock + "]";
    }
}
