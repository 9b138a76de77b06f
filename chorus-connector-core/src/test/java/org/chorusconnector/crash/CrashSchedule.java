package org.chorusconnector.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;

/**
 * One to three nights that are killed at random moments, among random faults of uploads, submissions and look-ups, then
 * nights until all is sent.
 */
final class CrashSchedule {

    private static final int ITEMS = 6;

    /** More calls than a night without trouble makes: some nights are killed while they settle, or not at all. */
    private static final int MOST_CALLS = 5 + 3 * ITEMS;

    private final Random random;
    private final ChorusSimulator platform;
    private final String url;
    private final Path log;

    /** @param url JDBC URL of the ledger */
    CrashSchedule(Random random, ChorusSimulator platform, String url, Path log) {
        this.random = random;
        this.platform = platform;
        this.url = url;
        this.log = log;
    }

    void play() throws Exception {
        for (String number : NightInAnotherProcess.numbers(ITEMS)) {
            if (random.nextBoolean()) {
                platform.faults()
                        .inject(randomFault().on(Operation.SUBMIT_INVOICE).forInvoice(number));
            }
            if (random.nextInt(4) == 0) {
                platform.faults().inject(randomFault().on(Operation.UPLOAD_FILE).forFile(number + ".pdf"));
            }
            if (random.nextInt(3) == 0) {
                platform.faults()
                        .inject(randomFault()
                                .on(Operation.SEARCH_INVOICES)
                                .forInvoice(number)
                                .times(1 + random.nextInt(2)));
            }
        }
        int kills = 1 + random.nextInt(3);
        for (int kill = 0; kill < kills; kill++) {
            killANight();
        }
        NightInAnotherProcess.resumeUntilDone(platform, url, ITEMS, log);
    }

    /** The moment is told by what the platform has seen, so that it does not depend on how fast the machine is. */
    private void killANight() throws Exception {
        int moment = calls() + random.nextInt(MOST_CALLS);
        Process night = NightInAnotherProcess.start(platform, url, ITEMS, KillPoint.NEVER, log);
        Duration moreOrLess = Duration.ofMillis(1 + random.nextInt(20));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollDelay(moreOrLess)
                .pollInterval(moreOrLess)
                .until(() -> calls() > moment || !night.isAlive());
        night.destroyForcibly().waitFor();
    }

    private int calls() {
        return platform.calls().counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Fault randomFault() {
        List<Fault> faults = List.of(
                Fault.cutBeforeTaken(),
                Fault.cutAfterTaken(),
                Fault.status(500),
                Fault.status(502),
                Fault.status(503).taken(),
                Fault.status(504).taken(),
                Fault.status(429),
                Fault.status(429).retryAfter(Duration.ofSeconds(1)),
                Fault.html(),
                Fault.brokenJson(),
                Fault.emptyBody(),
                Fault.expiredToken(),
                Fault.delay(Duration.ofMillis(300)));
        return faults.get(random.nextInt(faults.size()));
    }
}
