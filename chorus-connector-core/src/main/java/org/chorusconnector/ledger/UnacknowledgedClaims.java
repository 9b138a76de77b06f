package org.chorusconnector.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chorusconnector.runs.RunId;

/**
 * Claims whose commit has not returned or has failed, so that this process does not know whether the database has them. When
 * the run claims the same item again, a row with the run as owner and with the fencing token of the claim shows that it was
 * committed: nobody else was given that token. Thread-safe.
 */
final class UnacknowledgedClaims {

    /** An outage leaves one claim per worker. More come together only when runs end during outages. */
    private static final int MAX_CLAIMS = 1_000;

    private record Key(RunId run, String number) {}

    private final Map<Key, Claim> claims = new LinkedHashMap<>();

    synchronized void add(Claim claim) {
        if (claims.size() == MAX_CLAIMS) {
            claims.remove(claims.keySet().iterator().next());
        }
        claims.put(new Key(claim.run(), claim.number()), claim);
    }

    synchronized Optional<Claim> of(RunId run, String number) {
        return Optional.ofNullable(claims.get(new Key(run, number)));
    }

    synchronized void remove(RunId run, String number) {
        claims.remove(new Key(run, number));
    }
}
