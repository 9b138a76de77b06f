package org.chorusconnector.examples.nightlysend;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the program finds around it.
 *
 * @param variables of the environment
 * @param clock its zone does not matter: days are Paris days
 * @param person asks whoever sits at the terminal a question, and gives the answer; empty where nobody does
 */
record Surroundings(Map<String, String> variables, Clock clock, Optional<UnaryOperator<String>> person) {

    /** Chorus Pro's, whatever zone the machine is in. */
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static Surroundings ofTheProcess() {
        return new Surroundings(System.getenv(), Clock.systemUTC(), Terminal.person());
    }

    /** Without anybody at a terminal. */
    Surroundings(Map<String, String> variables, Clock clock) {
        this(variables, clock, Optional.empty());
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
