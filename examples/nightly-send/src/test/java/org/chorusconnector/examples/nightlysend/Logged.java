package org.chorusconnector.examples.nightlysend;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Catches what a class logs, on whatever thread, until it is closed. */
final class Logged implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> caught = new ListAppender<>();

    private Logged(Logger logger) {
        this.logger = logger;
    }

    static Logged by(Class<?> type) {
        Logged logged = new Logged((Logger) LoggerFactory.getLogger(type));
        logged.caught.list = new CopyOnWriteArrayList<>();
        logged.caught.start();
        logged.logger.addAppender(logged.caught);
        return logged;
    }

    List<String> warnings() {
        return caught.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(caught);
    }
}
