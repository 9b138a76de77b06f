package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.ledger.Claim.LastSubmission;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.jspecify.annotations.Nullable;

/**
 * The ledger said a second time, without a database: several runs that do random things to a few items, also with claims
 * that they have lost. It predicts each answer of the real one, and compares all that can be asked of it after each step.
 */
final class LedgerModel {

    /** What runs do. Those that lead somewhere are frequent. */
    private enum Action {
        OPEN_AUTOMATIC,
        OPEN_BY_HAND,
        BEAT,
        DECLARE_DEAD,
        DECLARE_DEAD_ON_AN_OLD_BEAT,
        CLOSE,
        CLAIM,
        CLAIM_IN_DOUBT,
        UPLOADED,
        SUBMITTING,
        DOUBT,
        CONCLUDE_SENT,
        CONCLUDE_REFUSED,
        CONCLUDE_FAILED,
        CONCLUDE_UNKNOWN,
        CONCLUDE_SKIPPED,
        RECORD;

        int weight() {
            return switch (this) {
                case OPEN_AUTOMATIC, OPEN_BY_HAND -> 3;
                case CLAIM -> 10;
                case SUBMITTING -> 8;
                case CONCLUDE_SENT, CONCLUDE_SKIPPED, DECLARE_DEAD_ON_AN_OLD_BEAT -> 1;
                default -> 2;
            };
        }
    }

    /**
     * One step.
     *
     * @param run which of the runs so far, the latest being 0; taken modulo their number, so that the step keeps its meaning
     *     when others are left out
     * @param claim which of the claims so far, likewise: any but the latest on its item is stale
     * @param item which of the items
     * @param hours by how much the clock is off: it must not matter
     */
    private record Command(Action action, int run, int claim, int item, int hours) {

        private static final List<Action> BY_WEIGHT = Stream.of(Action.values())
                .flatMap(action -> Stream.generate(() -> action).limit(action.weight()))
                .toList();

        static Command random(Random random) {
            return new Command(
                    BY_WEIGHT.get(random.nextInt(BY_WEIGHT.size())),
                    random.nextInt(4),
                    (int) Math.abs(random.nextGaussian() * 2.5),
                    random.nextInt(ITEMS.size()),
                    random.nextInt(9) - 4);
        }
    }

    private static final List<String> ITEMS = List.of("Q-1", "Q-2", "Q-3", "Q-4");
    private static final int LENGTH = 120;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant START = Instant.parse("2026-11-20T18:00:00Z");

    private static final class Run {
        final RunId id;
        final boolean automatic;
        boolean open = true;
        long beat;
        final TreeMap<Long, Line> lines = new TreeMap<>();

        Run(RunId id, boolean automatic) {
            this.id = id;
            this.automatic = automatic;
        }
    }

    private record Line(String number, Outcome outcome, List<String> codes) {}

    private static final class Entry {
        final String number;

        @Nullable EntryState state;

        @Nullable Run owner;

        long fence;
        int attempts;
        List<UploadedFile> files = List.of();
        Optional<LastSubmission> submission = Optional.empty();
        boolean numberTaken;

        /** Not from the states: what an observer of the platform would say. */
        boolean mayBeOnThePlatform;

        Entry(String number) {
            this.number = number;
        }

        boolean isInDoubt() {
            return state == EntryState.SUBMITTING || state == EntryState.UNKNOWN;
        }

        boolean isHeld() {
            return owner != null && owner.open;
        }
    }

    private final Ledger ledger;
    private final List<Run> runs = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private int step;

    private LedgerModel(Ledger ledger) {
        this.ledger = ledger;
        ITEMS.forEach(number -> entries.put(number, new Entry(number)));
    }

    /**
     * Fails with the shortest history found that the ledger does not answer as predicted.
     *
     * @param ledgers gives an empty one each time
     */
    static void check(Supplier<Ledger> ledgers, int histories) {
        for (long seed = 1; seed <= histories; seed++) {
            Random random = new Random(seed);
            List<Command> history = IntStream.range(0, LENGTH)
                    .mapToObj(i -> Command.random(random))
                    .toList();
            Optional<Throwable> failure = failureOf(history, ledgers);
            if (failure.isPresent()) {
                List<Command> shortest = shrink(history, ledgers);
                throw new AssertionError(
                        "Seed " + seed + ", shrunk to "
                                + shortest.stream().map(c -> "\n  " + c).toList(),
                        failureOf(shortest, ledgers).orElse(failure.get()));
            }
        }
    }

    private static Optional<Throwable> failureOf(List<Command> history, Supplier<Ledger> ledgers) {
        LedgerModel model = new LedgerModel(ledgers.get());
        try {
            history.forEach(model::step);
            model.compareRuns(model.runs, "the end");
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(e);
        }
    }

    /** Leaves out whatever it fails without as well: long stretches first, then single steps. */
    private static List<Command> shrink(List<Command> failing, Supplier<Ledger> ledgers) {
        List<Command> shortest = failing;
        for (int stretch = LENGTH / 2; stretch >= 1; stretch /= 2) {
            for (int from = shortest.size() - stretch; from >= 0; from -= stretch) {
                List<Command> shorter = new ArrayList<>(shortest);
                shorter.subList(from, Math.min(from + stretch, shorter.size())).clear();
                if (failureOf(shorter, ledgers).isPresent()) {
                    shortest = shorter;
                }
            }
        }
        return shortest;
    }

    private void step(Command command) {
        step++;
        Instant now = START.plusSeconds(step).plus(Duration.ofHours(command.hours));
        switch (command.action) {
            case OPEN_AUTOMATIC, OPEN_BY_HAND -> open(command.action == Action.OPEN_AUTOMATIC, now);
            case RECORD, BEAT, CLAIM, CLAIM_IN_DOUBT, CLOSE, DECLARE_DEAD, DECLARE_DEAD_ON_AN_OLD_BEAT -> {
                if (!runs.isEmpty()) {
                    actOf(latest(runs, command.run), command, now);
                }
            }
            default -> {
                if (!claims.isEmpty()) {
                    write(latest(claims, command.claim), command.action, now);
                }
            }
        }
        compare(command);
    }

    private static <T> T latest(List<T> all, int back) {
        return all.get(all.size() - 1 - back % all.size());
    }

    private void open(boolean automatic, Instant now) {
        RunKind kind = automatic ? RunKind.AUTOMATIC : RunKind.BY_HAND;
        Optional<RunId> opened = ledger.runs().open(new RunStart(kind, DAY, now, "test", ""));

        assertThat(opened.isEmpty())
                .as("another automatic run is open")
                .isEqualTo(automatic && runs.stream().anyMatch(run -> run.open && run.automatic));
        opened.ifPresent(id -> runs.add(new Run(id, automatic)));
    }

    private void actOf(Run run, Command command, Instant now) {
        Entry entry = entries.get(ITEMS.get(command.item));
        switch (command.action) {
            case BEAT -> {
                assertThat(ledger.runs().heartbeat(run.id)).as("beat").isEqualTo(run.open);
                run.beat += run.open ? 1 : 0;
            }
            case CLOSE -> {
                ledger.runs().close(run.id, Optional.empty(), now);
                end(run, "UNEXPECTED_ERROR");
            }
            case DECLARE_DEAD, DECLARE_DEAD_ON_AN_OLD_BEAT -> {
                boolean old = command.action == Action.DECLARE_DEAD_ON_AN_OLD_BEAT;
                boolean dies = run.open && !old;
                assertThat(ledger.runs().declareDead(run.id, old ? run.beat - 1 : run.beat, now))
                        .as("declared dead")
                        .isEqualTo(dies);
                if (dies) {
                    end(run, "RUN_DIED");
                }
            }
            case CLAIM -> claim(run, entry, ledger.items().claim(run.id, entry.number, now), true);
            case CLAIM_IN_DOUBT ->
                claim(run, entry, ledger.items().claimInDoubt(run.id, entry.number, now), entry.isInDoubt());
            case RECORD -> {
                ledger.results().record(run.id, command.item, result(entry.number, Outcome.SKIPPED, now));
                if (run.open) {
                    run.lines.put(
                            (long) command.item,
                            new Line(entry.number, Outcome.SKIPPED, List.of(Outcome.SKIPPED.name())));
                }
            }
            default -> throw new AssertionError(command);
        }
    }

    /** What it holds is released, and gets its line behind those that there are. */
    private void end(Run run, String unsent) {
        if (!run.open) {
            return;
        }
        run.open = false;
        entries.values().stream()
                .filter(entry -> entry.owner == run)
                .sorted(Comparator.comparing(entry -> entry.number))
                .forEach(entry -> {
                    boolean inDoubt = entry.isInDoubt();
                    entry.owner = null;
                    entry.fence++;
                    entry.state = inDoubt ? EntryState.UNKNOWN : entry.state;
                    long behind = (run.lines.isEmpty() ? 0 : Math.max(run.lines.lastKey(), ITEMS.size() * 2L)) + 1;
                    Line line = inDoubt
                            ? new Line(entry.number, Outcome.UNKNOWN, List.of("IN_DOUBT"))
                            : new Line(entry.number, Outcome.FAILED, List.of(unsent));
                    run.lines.put(behind, line);
                });
    }

    private void claim(Run run, Entry entry, Optional<Claim> given, boolean wanted) {
        boolean free = entry.state != EntryState.SENT && !entry.isHeld();
        if (!run.open || !wanted || !free) {
            assertThat(given).as("claim of %s", entry.number).isEmpty();
            return;
        }
        boolean inDoubt = entry.isInDoubt();
        entry.fence++;
        entry.attempts += inDoubt ? 0 : 1;
        entry.state = inDoubt ? EntryState.UNKNOWN : EntryState.CLAIMED;
        entry.owner = run;
        Claim expected = claimOn(entry);
        assertThat(given).as("claim of %s", entry.number).contains(expected);
        assertThat(expected.isInDoubt())
                .as("looked up first if it may be on the platform")
                .isEqualTo(entry.mayBeOnThePlatform);
        claims.add(expected);
    }

    private static Claim claimOn(Entry entry) {
        assertThat(entry.owner).isNotNull();
        return new Claim(
                entry.number,
                entry.owner.id,
                entry.fence,
                entry.state,
                entry.attempts,
                entry.files,
                entry.submission,
                entry.numberTaken);
    }

    private void write(Claim claim, Action action, Instant now) {
        Entry entry = entries.get(claim.number());
        Object answer = answerOf(() -> switch (action) {
            case UPLOADED -> ledger.items().uploaded(claim, file(), now);
            case SUBMITTING -> ledger.items().submitting(claim, intent(), now);
            case DOUBT -> ledger.items().doubt(claim, isNumberTaken(claim), now);
            default -> {
                ledger.items()
                        .conclude(
                                claim,
                                1 + ITEMS.size() + ITEMS.indexOf(claim.number()),
                                result(claim.number(), outcome(action), now));
                yield "concluded";
            }
        });

        boolean needsDoubt =
                action == Action.DOUBT || action == Action.CONCLUDE_SENT || action == Action.CONCLUDE_UNKNOWN;
        if (action == Action.CONCLUDE_SKIPPED) {
            assertThat(answer).isEqualTo(IllegalArgumentException.class);
        } else if (needsDoubt && !claim.isInDoubt()) {
            assertThat(answer).isEqualTo(IllegalStateException.class);
        } else if (entry.owner == null || !entry.owner.id.equals(claim.run()) || entry.fence != claim.fencingToken()) {
            assertThat(answer).as("%s with a stale %s", action, claim).isEqualTo(ClaimLostException.class);
        } else {
            assertThat(answer).as("%s with %s", action, claim).isEqualTo(written(entry, claim, action, now));
        }
    }

    /** Sometimes. */
    private static boolean isNumberTaken(Claim claim) {
        return claim.fencingToken() % 2 == 0;
    }

    private Object written(Entry entry, Claim claim, Action action, Instant now) {
        entry.fence++;
        switch (action) {
            case UPLOADED -> {
                entry.files =
                        Stream.concat(entry.files.stream(), Stream.of(file())).toList();
                entry.state = entry.isInDoubt() ? entry.state : EntryState.UPLOADING;
            }
            case SUBMITTING -> {
                entry.attempts += entry.isInDoubt() ? 1 : 0;
                entry.state = EntryState.SUBMITTING;
                entry.mayBeOnThePlatform = true;
                Instant first = entry.submission.map(LastSubmission::firstAt).orElse(now);
                entry.submission = Optional.of(new LastSubmission(intent(), first, now));
            }
            case DOUBT -> {
                entry.state = EntryState.UNKNOWN;
                entry.numberTaken = isNumberTaken(claim);
            }
            default -> {
                Outcome outcome = outcome(action);
                Run owner = runs.stream()
                        .filter(run -> run.id.equals(claim.run()))
                        .findFirst()
                        .orElseThrow();
                entry.owner = null;
                entry.files = List.of();
                entry.numberTaken &= outcome == Outcome.UNKNOWN;
                entry.state = EntryState.valueOf(outcome.name());
                entry.mayBeOnThePlatform &= outcome == Outcome.UNKNOWN || outcome == Outcome.SENT;
                owner.lines.put(
                        1L + ITEMS.size() + ITEMS.indexOf(entry.number),
                        new Line(entry.number, outcome, outcome == Outcome.SENT ? List.of() : List.of(outcome.name())));
                return "concluded";
            }
        }
        Claim next = claimOn(entry);
        claims.add(next);
        return next;
    }

    private void compare(Command command) {
        for (Entry entry : entries.values()) {
            DispatchStatus dispatchStatus = ledger.items().useOf(entry.number).status();
            assertThat(dispatchStatus).as("%s after %s", entry.number, command).isEqualTo(statusOf(entry));
            assertThat(dispatchStatus == DispatchStatus.FREE && entry.mayBeOnThePlatform)
                    .as("%s may be on the platform, and is free after %s", entry.number, command)
                    .isFalse();
            assertThat(ledger.items().useOf(entry.number).attempts())
                    .as("attempts after %s", command)
                    .isEqualTo(entry.attempts);
        }
        assertThat(ledger.items().inDoubt())
                .as("in doubt after %s", command)
                .containsExactlyElementsOf(ITEMS.stream()
                        .map(entries::get)
                        .filter(entry -> entry.isInDoubt() && !entry.isHeld())
                        .map(entry -> entry.number)
                        .toList());
        Map<RunId, Long> open = new HashMap<>();
        runs.stream().filter(run -> run.open).forEach(run -> open.put(run.id, run.beat));
        assertThat(ledger.runs().openRuns()).as("open after %s", command).isEqualTo(open);
        // Looking at every run after every step takes most of the time.
        compareRuns(runs.subList(Math.max(0, runs.size() - 3), runs.size()), command);
    }

    private void compareRuns(List<Run> some, Object moment) {
        for (Run run : some) {
            Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
            Stream.of(Outcome.values()).forEach(outcome -> counts.put(outcome, 0L));
            run.lines.values().forEach(line -> counts.merge(line.outcome, 1L, Long::sum));
            assertThat(ledger.results().counts(run.id))
                    .as("counts after %s", moment)
                    .isEqualTo(counts);
            assertThat(ledger.results().of(run.id).map(LedgerModel::line))
                    .as("lines after %s", moment)
                    .containsExactlyElementsOf(run.lines.values());
        }
    }

    private static DispatchStatus statusOf(Entry entry) {
        if (entry.state == EntryState.SENT) {
            return DispatchStatus.SENT;
        }
        return entry.isInDoubt() || entry.isHeld() ? DispatchStatus.IN_PROGRESS : DispatchStatus.FREE;
    }

    private static Line line(ItemResult result) {
        return new Line(
                result.number(),
                result.outcome(),
                result.findings().stream().map(Finding::code).toList());
    }

    /** What it gives, or the class of what it throws. */
    private static Object answerOf(Callable<Object> question) {
        try {
            return question.call();
        } catch (Exception e) {
            return e.getClass();
        }
    }

    private static Outcome outcome(Action conclusion) {
        return Outcome.valueOf(conclusion.name().substring("CONCLUDE_".length()));
    }

    private UploadedFile file() {
        return new UploadedFile(step, "avis-" + step + ".pdf", "0".repeat(64), START.plusMillis(step));
    }

    private Intent intent() {
        return new Intent(
                "11000201100044",
                new BigDecimal(step + ".340000"),
                Optional.empty(),
                Optional.of(DAY),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static ItemResult result(String number, Outcome outcome, Instant now) {
        boolean sent = outcome == Outcome.SENT;
        return new ItemResult(
                number,
                Optional.empty(),
                Optional.empty(),
                outcome,
                sent ? List.of() : List.of(new Finding(outcome.name(), "")),
                sent
                        ? Optional.of(new SentInvoice(new ChorusInvoiceId(1), Optional.empty(), Optional.empty()))
                        : Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                now,
                now,
                Optional.empty(),
                Optional.empty());
    }
}
