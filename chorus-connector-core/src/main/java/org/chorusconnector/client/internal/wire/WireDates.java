package org.chorusconnector.client.internal.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.chorusconnector.internal.time.Paris;
import org.jspecify.annotations.Nullable;

/**
 * Dates as Chorus Pro writes them, in one of three ways for the same field: a day, a day and a time without zone, an instant
 * with its offset. Without zone, Paris is meant. What cannot be read counts as absent: no date is worth losing an answer.
 */
public final class WireDates {

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    /** What every supported database can hold, with a day of room for time zones; nothing in Chorus Pro is older. */
    private static final int FIRST_YEAR = 1901;

    private static final int LAST_YEAR = 2998;

    private WireDates() {}

    /** The day in Paris. */
    public static Optional<LocalDate> day(@Nullable String text) {
        return parse(text).map(WireDates::dayOf);
    }

    /** The instant; the first of the day when there is no time. */
    public static Optional<Instant> instant(@Nullable String text) {
        return parse(text).map(WireDates::instantOf);
    }

    /** A criterion: date and time in Paris, cut to the second. */
    public static String second(Instant instant) {
        return SECOND.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(Paris.ZONE));
    }

    /** The same, rounded up. */
    public static String secondRoundedUp(Instant instant) {
        Instant cut = instant.truncatedTo(ChronoUnit.SECONDS);
        return second(cut.equals(instant) ? cut : cut.plusSeconds(1));
    }

    private static LocalDate dayOf(TemporalAccessor date) {
        return date instanceof OffsetDateTime instant
                ? instant.atZoneSameInstant(Paris.ZONE).toLocalDate()
                : LocalDate.from(date);
    }

    private static Instant instantOf(TemporalAccessor date) {
        if (date instanceof OffsetDateTime instant) {
            return instant.toInstant();
        }
        LocalDateTime local =
                date instanceof LocalDateTime time ? time : LocalDate.from(date).atStartOfDay();
        return local.atZone(Paris.ZONE).toInstant();
    }

    private static Optional<TemporalAccessor> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String iso = text.strip().replace(' ', 'T');
        try {
            return Optional.of(ANY.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from))
                    .filter(date ->
                            date.get(ChronoField.YEAR) >= FIRST_YEAR && date.get(ChronoField.YEAR) <= LAST_YEAR);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
