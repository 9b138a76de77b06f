package org.chorusconnector.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.chorusconnector.Language;
import org.chorusconnector.internal.text.PlainText;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;

/** The texts of codes and outcomes for the host's users. Immutable and thread-safe. */
public final class Texts {

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language) {
        this.language = language;
        this.bundle = read("texts_" + language.locale().getLanguage() + ".properties");
    }

    /** Not by {@link ResourceBundle#getBundle(String)}, which takes no control of its fallbacks on the module path. */
    private static ResourceBundle read(String name) {
        try (InputStream in = requireNonNull(Texts.class.getResourceAsStream(name), name);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of this library cannot be read: " + name, e);
        }
    }

    public static Texts in(Language language) {
        return new Texts(language);
    }

    /** What a reason, a failure or a stop means; the code itself when it is a host's own. */
    public String of(String code) {
        return bundle.containsKey(code) ? bundle.getString(code) : code;
    }

    /** The text of a key with its parameters, which are formatted for the language. */
    public String format(String key, Object... parameters) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(parameters);
    }

    /** One sentence or more on how an item ended. */
    public String message(ItemResult result) {
        return switch (result.outcome()) {
            case SENT -> of("outcome.SENT");
            case REFUSED ->
                result.findings().stream()
                        .map(finding -> bundle.containsKey(finding.code())
                                ? explain(finding)
                                : format("outcome.REFUSED", finding.detail(), finding.code()))
                        .collect(Collectors.joining("; "));
            case FAILED, UNKNOWN, SKIPPED ->
                result.findings().stream().map(this::explain).collect(Collectors.joining("; "));
        };
    }

    /** The text as it may be printed: on one line, without control characters and direction marks, which become U+FFFD. */
    public static String onOneLine(String text) {
        return PlainText.of(text);
    }

    /**
     * The text as a spreadsheet may have it: with an apostrophe in front when it begins as a formula would ({@code = + - @}, of
     * full width too, a tab or a line break).
     */
    public static String forSpreadsheet(String text) {
        return !text.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private String explain(Finding finding) {
        String text = of(finding.code());
        return finding.detail().isEmpty() ? text : format("with-detail", text, finding.detail());
    }
}
