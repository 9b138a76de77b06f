package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of a properties file, each of which the environment may override. Whoever reads a value says what it may
 * be; what it may not be is noted, so that the user learns of all errors at once. Not thread-safe.
 */
final class Settings {

    /** Four digits of a year and not more: years that no calendar needs make sums of days overflow. */
    static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** What keys were called before the starter of Spring Boot and this program had the same names, by their new ones. */
    static final Map<String, String> FORMER = Map.ofEntries(
            Map.entry("dispatch.invoice.payment-method", "invoice.payment-method"),
            Map.entry("dispatch.invoice.vat-type.premium", "invoice.vat-type.premium"),
            Map.entry("dispatch.invoice.vat-type.fee", "invoice.vat-type.fee"),
            Map.entry("dispatch.invoice.exemption-reason", "invoice.exemption-reason"),
            Map.entry("dispatch.invoice.credit-note-amounts", "invoice.credit-note-amounts"),
            Map.entry("dispatch.invoice.attachment-type", "invoice.attachment-type"),
            Map.entry("dispatch.invoice.share-attachments", "invoice.share-attachments"),
            Map.entry("dispatch.report.language", "report.language"),
            Map.entry("dispatch.report.separator", "report.separator"),
            Map.entry("dispatch.settling-delay", "dispatch.settling-delay-seconds"),
            Map.entry("dispatch.dead-after", "dispatch.dead-after-seconds"),
            Map.entry("dispatch.max-quota-pause", "dispatch.max-quota-pause-seconds"),
            Map.entry("chorus.timeouts.connect", "chorus.timeouts.connect-seconds"),
            Map.entry("chorus.timeouts.read", "chorus.timeouts.read-seconds"),
            Map.entry("chorus.timeouts.upload", "chorus.timeouts.upload-seconds"),
            Map.entry("chorus.timeouts.submit", "chorus.timeouts.submit-seconds"),
            Map.entry("chorus.timeouts.retry-for", "chorus.timeouts.retry-for-seconds"));

    /** As Spring Boot writes durations. */
    private static final Pattern DURATION = Pattern.compile("(?<count>[0-9]{1,9})(?<unit>ms|s|m|h)");

    private static final Duration LONGEST = Duration.ofDays(1);

    /** An odd number of backslashes before a character that needs none. */
    private static final Pattern SWALLOWED = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\[^\\\\tnrfu:=#! ]");

    private static final Set<String> SECRETS =
            Set.of("chorus.client-secret", "chorus.password", "chorus.proxy-password", "mail.password");

    /** Far more than all keys need. */
    private static final long MAX_BYTES = 1_000_000;

    private final Path file;
    private final Properties properties;
    private final Map<String, String> environment;
    private final Set<String> known = new HashSet<>();
    private final List<String> errors = new ArrayList<>();
    private final Map<String, String> formerKeys = new TreeMap<>();
    private final List<String> warnings;

    private Settings(Path file, Properties properties, Map<String, String> environment, List<String> warnings) {
        this.file = file;
        this.properties = properties;
        this.environment = environment;
        this.warnings = List.copyOf(warnings);
    }

    /** The settings of this file, read as UTF-8. */
    static Settings read(Path file, Map<String, String> environment) {
        Properties properties = new Properties();
        String text;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UsageException("The configuration file is larger than " + MAX_BYTES + " bytes: " + file);
            }
            text = Files.readString(file, StandardCharsets.UTF_8);
            properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            throw new UsageException("The configuration file is not UTF-8: save it as UTF-8: " + file, e);
        } catch (IOException e) {
            throw new UsageException("The configuration file cannot be read: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "The configuration file has a wrong \\u escape; write a backslash twice: " + file, e);
        }
        List<String> warnings = swallowedBackslashes(text);
        openToOthers(file, properties).ifPresent(warnings::add);
        return new Settings(file, properties, environment, warnings);
    }

    /**
     * Backslashes that the format of properties files drops, as in a password that was pasted: of those that mean something
     * ({@code \\t}, a line that goes on, a blank or a separator in a key) nothing is said.
     */
    private static List<String> swallowedBackslashes(String text) {
        List<String> warnings = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.startsWith("#")
                    && !line.startsWith("!")
                    && SWALLOWED.matcher(line).find()) {
                warnings.add("line " + (i + 1) + " has a backslash that a properties file drops. If the value has one,"
                        + " write it twice");
            }
        }
        return warnings;
    }

    /** Where files have modes: whether others may change the file, or read the secrets in it. */
    private static Optional<String> openToOthers(Path file, Properties properties) {
        Set<PosixFilePermission> mode;
        try {
            mode = Files.getPosixFilePermissions(file);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
        boolean hasSecret = SECRETS.stream().anyMatch(properties::containsKey);
        if (mode.contains(PosixFilePermission.OTHERS_WRITE) || mode.contains(PosixFilePermission.GROUP_WRITE)) {
            return Optional.of("other users of this machine may change it. Restrict it: chmod 600");
        }
        return hasSecret && mode.contains(PosixFilePermission.OTHERS_READ)
                ? Optional.of("other users of this machine may read the secrets in it. Restrict it: chmod 600")
                : Optional.empty();
    }

    /** What the user should know of the form of the file. Values are not shown. */
    List<String> warnings() {
        return warnings;
    }

    /** The environment variable that overrides a key. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Notes an error on a key, with the rule that it breaks and what to do. Values are not shown: some are secret. */
    void error(String key, String rule) {
        String where = environment.containsKey(variable(key)) ? " (from the environment: " + variable(key) + ")" : "";
        errors.add(key + where + ": " + rule);
    }

    /** The former keys that are in use, with their new names. */
    Map<String, String> formerKeys() {
        return Map.copyOf(formerKeys);
    }

    /** Ends with all errors noted, if there are any. */
    void throwErrors() {
        if (!errors.isEmpty()) {
            throw new UsageException("The configuration " + file + " is wrong:"
                    + errors.stream()
                            .map(error -> System.lineSeparator() + "  " + error)
                            .collect(Collectors.joining()));
        }
    }

    /** The keys of the file that nobody has asked for. */
    Set<String> unknownKeys() {
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(known);
        return unknown;
    }

    /** The value without surrounding blanks; empty when neither the environment nor the file says anything. */
    Optional<String> text(String key) {
        return raw(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Optional<String> raw(String key) {
        Optional<String> value = rawOf(key);
        String former = FORMER.get(key);
        if (former == null) {
            return value;
        }
        Optional<String> formerValue = rawOf(former);
        if (value.isEmpty() && formerValue.isPresent()) {
            formerKeys.put(former, key);
            return formerValue;
        }
        return value;
    }

    private Optional<String> rawOf(String key) {
        known.add(key);
        String overriding = environment.get(variable(key));
        return Optional.ofNullable(overriding == null ? properties.getProperty(key) : overriding);
    }

    /** A value that must be there. */
    Optional<String> required(String key) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            error(key, "is needed. Set it, or the environment variable " + variable(key));
        }
        return value;
    }

    /** A value in a form of its own. */
    <T> Optional<T> read(String key, String rule, Function<String, Optional<T>> form) {
        Optional<String> value = text(key);
        Optional<T> read = value.flatMap(form);
        if (value.isPresent() && read.isEmpty()) {
            error(key, rule);
        }
        return read;
    }

    int integer(String key, int min, int max, int otherwise) {
        return Math.toIntExact(integer(key, (long) min, max, otherwise));
    }

    long integer(String key, long min, long max, long otherwise) {
        String range = max >= Integer.MAX_VALUE ? "of " + min + " or more" : "from " + min + " to " + max;
        return this.<Long>read(
                        key,
                        "must be a whole number " + range + ". Correct it, or leave it out for " + otherwise,
                        text -> wholeNumber(text).filter(number -> number >= min && number <= max))
                .orElse(otherwise);
    }

    /** From a millisecond to a day; of a former key, in seconds. */
    Duration duration(String key, Duration otherwise) {
        return this.<Duration>read(
                        key,
                        "must be a time with its unit, such as 500ms, 90s, 2m or 1h, at most 24h. Correct it, or leave it"
                                + " out for " + written(otherwise),
                        text -> parsed(formerKeys.containsValue(key) && text.matches("[0-9]+") ? text + "s" : text)
                                .filter(time -> !time.isZero() && time.compareTo(LONGEST) <= 0))
                .orElse(otherwise);
    }

    private static Optional<Duration> parsed(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group("count"));
        return Optional.of(
                switch (matcher.group("unit")) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                });
    }

    private static String written(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    OptionalLong id(String key) {
        Optional<Long> id = read(
                key,
                "must be a number as Chorus Pro shows it, digits only. Correct it, or leave it out",
                text -> wholeNumber(text).filter(number -> number > 0));
        return id.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Optional<Long> wholeNumber(String text) {
        try {
            return text.matches("-?[0-9]+") ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Optional<LocalDate> date(String key) {
        return read(key, "must be a date of the calendar, written YYYY-MM-DD. Correct it", text -> {
            try {
                return Optional.of(LocalDate.parse(text, DATE));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    LocalTime time(String key, LocalTime otherwise) {
        return this.<LocalTime>read(
                        key,
                        "must be a time written HH:MM, but not from 02:00 to 02:59, when clocks change. Correct it,"
                                + " or leave it out for " + otherwise,
                        text -> {
                            try {
                                return Optional.of(LocalTime.parse(text, TIME)).filter(time -> time.getHour() != 2);
                            } catch (DateTimeException e) {
                                return Optional.empty();
                            }
                        })
                .orElse(otherwise);
    }

    /** One of several words. */
    <T> Optional<T> choice(String key, Map<String, T> words) {
        return read(
                key,
                "must be one of " + String.join(", ", new TreeSet<>(words.keySet())) + ". Correct it, or leave it out",
                text -> Optional.ofNullable(words.get(text)));
    }

    /** The words of an enumeration, in its order. */
    static <E extends Enum<E>> Map<String, E> words(E[] constants, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(word.apply(constant), constant);
        }
        return words;
    }

    /** A single character, which may be a blank one. */
    char separator(String key, char otherwise) {
        Optional<String> value = raw(key).filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            return otherwise;
        }
        String text = value.get().length() == 1 ? value.get() : value.get().strip();
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || "\"'\r\n".contains(text)) {
            error(key, "must be one character, such as ; or a comma or \\t, and no quotation mark. Correct it");
            return otherwise;
        }
        return text.charAt(0);
    }
}
