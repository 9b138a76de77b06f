package org.chorusconnector.dispatch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorusconnector.Siret;
import org.chorusconnector.client.structures.Requirements;

/** What recipients require, asked once a run for each of them. Thread-safe. */
final class RecipientDirectory {

    /** More recipients than a broker has; a bound all the same. */
    private static final int REMEMBERED = 20_000;

    /** More than workers, so that two recipients seldom share one. */
    private final List<Object> locks = Stream.generate(Object::new).limit(512).toList();

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
        // Several workers may have items of one recipient: the first one asks, and the others wait for its answer.
        synchronized (locks.get(Math.floorMod(recipient.hashCode(), locks.size()))) {
            Optional<Requirements> needs = known.get(recipient);
            if (needs == null) {
                needs = platform.requirementsOf(recipient);
                known.put(recipient, needs);
            }
            return needs;
        }
    }
}
