package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chorusconnector.examples.nightlysend.Workplace.Ended;
import org.chorusconnector.examples.nightlysend.Workplace.Line;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.matchers.GroupMatcher;

class ScheduleTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    @TempDir
    Path folder;

    @Test
    void schedulesTheConfiguredTimeSendsWhenItFiresAndEndsWhenItIsTold() throws Exception {
        LocalTime time = farFromNow();
        Workplace broker = Workplace.on(CHORUS.simulator(), folder, "dispatch.time=" + time);
        AtomicReference<Date> nextNight = new AtomicReference<>();
        broker.receipts(Line.due("Q-1"), Line.due("Q-2"));

        try (Logged logged = Logged.by(NightlyJob.class)) {
            Ended ended = scheduleUntil(
                    () -> {
                        if (nextNight.get() == null) {
                            scheduledTrigger().ifPresent(trigger -> {
                                nextNight.set(trigger.getNextFireTime());
                                fireNow(trigger);
                            });
                        }
                        return broker.written().stream().anyMatch(name -> name.matches("report-[0-9-]{10}\\.csv"));
                    },
                    broker,
                    "--report=" + folder.resolve("report-{date}.csv"));

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out())
                    .startsWith("Sending every day at " + time + ", Paris time")
                    .containsPattern("SENT +2");
            assertThat(logged.warnings()).isEmpty();
        }
        assertThat(CHORUS.simulator().invoices()).hasSize(2);
        assertThat(nextNight.get().toInstant().atZone(Surroundings.PARIS).toLocalTime())
                .isEqualTo(time);
    }

    /** A time at which the program does not fire by itself while the test runs. */
    private static LocalTime farFromNow() {
        return LocalTime.now(Surroundings.PARIS).getHour() < 12 ? LocalTime.of(19, 0) : LocalTime.of(7, 0);
    }

    /** The trigger of the program's own scheduler, once that one is started. */
    private static Optional<Trigger> scheduledTrigger() throws SchedulerException {
        Scheduler scheduler = SchedulerRepository.getInstance().lookup("nightly-send");
        if (scheduler == null || !scheduler.isStarted()) {
            return Optional.empty();
        }
        TriggerKey key = scheduler
                .getTriggerKeys(GroupMatcher.anyTriggerGroup())
                .iterator()
                .next();
        return Optional.of(scheduler.getTrigger(key));
    }

    private static void fireNow(Trigger trigger) {
        try {
            SchedulerRepository.getInstance().lookup("nightly-send").triggerJob(trigger.getJobKey());
        } catch (SchedulerException e) {
            throw new AssertionError(e);
        }
    }

    private static Ended scheduleUntil(Callable<Boolean> enough, Workplace broker, String... reports) throws Exception {
        CompletableFuture<Ended> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> ended.complete(broker.execute(
                Stream.of(broker.inputs("schedule"), Stream.of("--ledger=" + broker.ledger), Stream.of(reports))
                        .flatMap(arguments -> arguments))));
        thread.start();
        try {
            await().atMost(LONG).until(enough);
        } finally {
            thread.interrupt();
            thread.join(LONG.toMillis());
        }
        assertThat(ended).isCompleted();
        return ended.get();
    }

    @Test
    void warnsOfReportsThatReplaceThoseOfTheNightBefore() throws Exception {
        Workplace broker = Workplace.on(CHORUS.simulator(), folder, "dispatch.time=12:00");
        broker.receipts(Line.due("Q-1"));
        try (Logged logged = Logged.by(NightlyJob.class)) {
            Ended ended = scheduleUntil(
                    () -> logged.warnings().size() >= 2,
                    broker,
                    "--report=" + broker.report(),
                    "--report-json=" + folder.resolve("report.json"));

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(logged.warnings().get(0)).startsWith("--report has no {date} in its name");
            assertThat(logged.warnings().get(1)).startsWith("--report-json has no {date} in its name");
        }
    }

    @Test
    void refusesToWaitForNightsThatCouldSendNothing() {
        Workplace broker = Workplace.on(CHORUS.simulator(), folder, "dispatch.cutoff-date=");
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.execute(Stream.concat(
                broker.inputs("schedule"), Stream.of("--ledger=" + broker.ledger, "--report=" + broker.report())));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("dispatch.cutoff-date is needed");
    }
}
