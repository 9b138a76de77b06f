package org.chorusconnector.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The platform's days and hours are those of Paris, each service writing them its own way. */
final class Paris {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private Paris() {}

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }

    /** As in the history: no zone, no seconds. */
    static String toMinute(Instant instant) {
        return MINUTE.format(instant.atZone(ZONE));
    }

    /** As in the rows of a search. */
    static String withOffset(Instant instant) {
        return OFFSET.format(instant.atZone(ZONE));
    }
}
