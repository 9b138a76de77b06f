package org.chorusconnector.examples.nightlysend;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.chorusconnector.dispatch.RunListener;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.runs.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how far a run is: a log line for each item or, where such lines are switched off, a bar. */
interface Progress extends RunListener, AutoCloseable {

    static Progress start() {
        return Lines.LOG.isInfoEnabled() ? new Lines() : new Bar();
    }

    @Override
    default void close() {}

    /** One line for each item, with codes but nobody's data. */
    final class Lines implements Progress {

        private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

        @Override
        public void concluded(RunId run, ItemResult result) {
            LOG.info(
                    "Item {}: {} {}",
                    result.number(),
                    result.outcome(),
                    result.findings().stream().map(Finding::code).collect(Collectors.joining(" ")));
        }
    }

    /** How many items are due is only known once all were read: the bar's end moves on. */
    final class Bar implements Progress {

        private final AtomicLong accepted = new AtomicLong();
        private final AtomicLong concluded = new AtomicLong();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Sending")
                .setInitialMax(0)
                .setStyle(ProgressBarStyle.ASCII)
                .build();

        @Override
        public void accepted(RunId run, String number) {
            bar.maxHint(Math.max(accepted.incrementAndGet(), concluded.get()));
        }

        @Override
        public void concluded(RunId run, ItemResult result) {
            long done = concluded.incrementAndGet();
            bar.maxHint(Math.max(accepted.get(), done));
            bar.stepTo(done);
        }

        @Override
        public void close() {
            // A second time would draw it again.
            if (!closed.getAndSet(true)) {
                bar.close();
            }
        }
    }
}
