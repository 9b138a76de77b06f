package org.chorusconnector.dispatch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chorusconnector.Siret;
import org.chorusconnector.client.structures.Requirements;

/**
 * What recipients require, asked once a run for each of them. Thread-safe; two threads may ask for the same one at once,
 * which costs a call and harms nobody.
 */
final class RecipientDirectory {

    /** More recipients than a broker has; a bound all the same. */
    private static final int REMEMBERED = 20_000;

    private final Platform platform;
    private final Map<Siret, Optional<Requirements>> known =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Siret, Optional<Requirements>> eldest) {
                    return size() > REMEMBERED;
                }
            });

    RecipientDirectory(Platform platform) {
        this.platform = platform;
    }

    Optional<Requirements> requirementsOf(Siret recipient) {
        Optional<Requirements> needs = known.get(recipient);
        if (needs == null) {
            needs = platform.requirementsOf(recipient);
            known.put(recipient, needs);
        }
        return needs;
    }
}
