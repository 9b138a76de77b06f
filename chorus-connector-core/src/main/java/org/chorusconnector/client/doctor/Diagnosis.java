package org.chorusconnector.client.doctor;

import java.util.List;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * How the chain is. Immutable.
 *
 * @param checkups one for each {@link Link}, in their order; one of them is broken at most
 */
@Given
public record Diagnosis(List<Checkup> checkups) {

    public Diagnosis {
        checkups = List.copyOf(checkups);
    }

    /**
     * The link at which the examination ended; empty when all of them hold. A clock that is wrong ends none, since no call
     * fails for it: it is the broken link where there is no other, and a warning beside one.
     */
    public Optional<Checkup> firstBroken() {
        return checkups.stream()
                .filter(checkup -> checkup.status() == Checkup.Status.BROKEN)
                .findFirst();
    }

    /** Whether no link is broken; some may give a warning. */
    public boolean isHealthy() {
        return firstBroken().isEmpty();
    }

    /**
     * What was found at a link.
     *
     * @throws IllegalArgumentException when this diagnosis does not have it
     */
    public Checkup at(Link link) {
        return checkups.stream()
                .filter(checkup -> checkup.link() == link)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The diagnosis says nothing of " + link));
    }
}
