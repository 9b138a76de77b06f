package org.chorusconnector.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadWindowTest {

    private static final long FILE = 540_000;

    private final VirtualClock clock = new VirtualClock();
    private final UploadWindow uploads = new UploadWindow(clock);

    /** A line that carries so many bytes a second, all under way sharing it, as files queue up behind each other. */
    @ParameterizedTest
    @CsvSource({"80000, 1, 3", "8000, 1, 1", "10000000, 8, 60"})
    void letsAsManyFilesGoAsTheLineCarries(long bytesPerSecond, int least, int most) throws Exception {
        int files = 60;
        int underWayAtTheEnd = 0;
        Deque<UploadWindow.Passage> underWay = new ArrayDeque<>();
        long sent = 0;
        for (int i = 0; i < files; i++) {
            while (isFull(underWay)) {
                clock.advance(FILE * WireWindow.SECOND / bytesPerSecond);
                UploadWindow.Passage first = underWay.removeFirst();
                first.arrived();
                first.close();
                sent += FILE;
            }
            underWay.add(uploads.enter(FILE));
            underWayAtTheEnd = underWay.size();
        }

        assertThat(sent).isLessThanOrEqualTo(files * FILE);
        assertThat(underWayAtTheEnd).isBetween(least, most);
    }

    private boolean isFull(Deque<UploadWindow.Passage> underWay) {
        return !underWay.isEmpty() && (underWay.size() + 1) * FILE > uploads.window();
    }

    @Test
    void letsOneFileGoHoweverLargeItIs() throws Exception {
        try (UploadWindow.Passage large = uploads.enter(100 * UploadWindow.FIRST_WINDOW)) {
            large.arrived();
            assertThat(large).isNotNull();
        }
    }

    @Test
    void makesTheNextFileWaitUntilThereIsRoom() throws Exception {
        UploadWindow.Passage first = uploads.enter(UploadWindow.FIRST_WINDOW);
        CountDownLatch entered = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                uploads.enter(FILE);
                entered.countDown();
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        waiting.start();
        Awaitility.await().until(() -> waiting.getState() == Thread.State.WAITING);
        assertThat(entered.getCount()).isOne();

        first.arrived();
        first.close();

        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void narrowsWhenAFileIsLostOrSlowAndWidensWhenItIsQuick() throws Exception {
        uploads.enter(FILE).close();
        assertThat(uploads.window()).as("lost").isEqualTo(UploadWindow.FIRST_WINDOW / 2);

        UploadWindow.Passage slow = uploads.enter(FILE);
        clock.advance((UploadWindow.SLOW_SECONDS + 1) * WireWindow.SECOND);
        slow.arrived();
        slow.close();
        assertThat(uploads.window()).isEqualTo(UploadWindow.FIRST_WINDOW / 4);

        UploadWindow.Passage quick = uploads.enter(FILE);
        quick.arrived();
        quick.close();
        assertThat(uploads.window()).isEqualTo(UploadWindow.FIRST_WINDOW / 4 + FILE);
    }
}
