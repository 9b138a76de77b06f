package org.chorusconnector.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a public body does with an invoice: statuses, each some time after the one before. The script pauses while the
 * invoice waits for its supplier ({@code SUSPENDUE}, {@code A_RECYCLER}) and goes on once the supplier acted. Immutable:
 * {@link #after} returns a longer copy.
 */
public final class StatusScript {

    /** @param delay time since the status before, by the clock of the simulator */
    record Step(Duration delay, String status, Optional<String> comment) {}

    private static final StatusScript EMPTY = new StatusScript(List.of());

    private final List<Step> steps;

    private StatusScript(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** A script without a step. */
    public static StatusScript empty() {
        return EMPTY;
    }

    /**
     * With one more step.
     *
     * @param delay time since the status before, by the simulator's clock; not negative
     * @param status a status of Chorus Pro
     */
    public StatusScript after(Duration delay, String status) {
        return with(new Step(delay, status, Optional.empty()));
    }

    /**
     * With one more step.
     *
     * @param delay time since the status before, by the simulator's clock; not negative
     * @param status a status of Chorus Pro
     * @param comment what the public body writes to the supplier
     */
    public StatusScript after(Duration delay, String status, String comment) {
        return with(new Step(delay, status, Optional.of(comment)));
    }

    private StatusScript with(Step step) {
        if (step.delay().isNegative()) {
            throw new IllegalArgumentException("a step does not come before the one before it: " + step.delay());
        }
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new StatusScript(longer);
    }

    /**
     * A life as public bodies give it, drawn from a seed: on its way within the hour, then handled over 10 to 40 days. Of
     * 100 invoices some 12 are suspended, 6 sent back to be recycled, 6 rejected; the others are paid, a third of them
     * without a status between {@code MISE_A_DISPOSITION} and {@code MISE_EN_PAIEMENT}.
     */
    static StatusScript drawnFrom(long seed) {
        var random = new SplittableRandom(seed);
        StatusScript script = EMPTY.after(minutes(random, 1, 20), "EN_COURS_ACHEMINEMENT")
                .after(minutes(random, 2, 40), "MISE_A_DISPOSITION");
        int lot = random.nextInt(100);
        if (lot < 12) {
            script = script.after(days(random, 1, 12), "SUSPENDUE", "Merci de joindre le relevé d'identité bancaire.");
        } else if (lot < 18) {
            script =
                    script.after(days(random, 1, 8), "A_RECYCLER", "Le code service ne correspond pas à l'engagement.");
        } else if (lot < 24) {
            return script.after(days(random, 2, 15), "REJETEE", "Le montant ne correspond pas à la commande.");
        }
        if (random.nextInt(3) == 0) {
            return script.after(days(random, 10, 30), "MISE_EN_PAIEMENT");
        }
        return script.after(days(random, 2, 10), "SERVICE_FAIT")
                .after(days(random, 2, 8), "MANDATEE")
                .after(days(random, 1, 6), "MISE_A_DISPOSITION_COMPTABLE")
                .after(days(random, 1, 6), "COMPTABILISEE")
                .after(days(random, 1, 8), "MISE_EN_PAIEMENT");
    }

    private static Duration minutes(SplittableRandom random, int least, int most) {
        return Duration.ofMinutes(random.nextInt(least, most + 1));
    }

    private static Duration days(SplittableRandom random, int least, int most) {
        return Duration.ofMinutes(random.nextInt(least * 1440, most * 1440 + 1));
    }

    List<Step> steps() {
        return steps;
    }
}
