package org.chorusconnector.examples.nightlysend;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How values are written in a receipts file. */
enum Dialect {
    /** Forms that mean the same everywhere. */
    STANDARD(
            "standard",
            "(?<sign>-?)(?<whole>[0-9]{1,13})(?:\\.(?<decimals>[0-9]{1,6}))?",
            "(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})",
            "true",
            "false"),

    /** What "CSV (semicolon delimited)" of a French Excel writes. Its "CSV UTF-8" is known by its byte order mark. */
    EXCEL_FR(
            "excel-fr",
            "(?<sign>-?)(?<whole>[0-9]{1,13}|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,4})(?:,(?<decimals>[0-9]{1,6}))?",
            "(?<day>[0-9]{2})/(?<month>[0-9]{2})/(?<year>[0-9]{4})",
            "VRAI",
            "FAUX") {

        @Override
        Charset charset(boolean hasByteOrderMark) {
            return hasByteOrderMark ? StandardCharsets.UTF_8 : WINDOWS;
        }

        @Override
        Optional<Boolean> flag(String text) {
            return super.flag(text.toUpperCase(Locale.ROOT));
        }
    };

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private final String word;
    private final Pattern amount;
    private final Pattern date;
    private final String yes;
    private final String no;

    Dialect(String word, String amount, String date, String yes, String no) {
        this.word = word;
        this.amount = Pattern.compile(amount);
        this.date = Pattern.compile(date);
        this.yes = yes;
        this.no = no;
    }

    /** In the configuration. */
    String word() {
        return word;
    }

    Charset charset(boolean hasByteOrderMark) {
        return StandardCharsets.UTF_8;
    }

    Optional<BigDecimal> amount(String text) {
        Matcher matcher = amount.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String decimals = matcher.group("decimals");
        return Optional.of(new BigDecimal(matcher.group("sign")
                + matcher.group("whole").replaceAll("[^0-9]", "")
                + (decimals == null ? "" : "." + decimals)));
    }

    /** Four digits of a year and not more: years that no calendar needs make sums of days overflow. */
    Optional<LocalDate> date(String text) {
        Matcher matcher = date.matcher(text);
        try {
            return matcher.matches()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(matcher.group("year")),
                            Integer.parseInt(matcher.group("month")),
                            Integer.parseInt(matcher.group("day"))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<Boolean> flag(String text) {
        return text.equals(yes) ? Optional.of(true) : text.equals(no) ? Optional.of(false) : Optional.empty();
    }
}
