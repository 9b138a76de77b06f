package org.chorusconnector.examples.nightlysend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chorusconnector.Language;
import org.chorusconnector.receipt.ClientType;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;

/**
 * Makes receipts of the lines of one file, in their order. A line that breaks the format becomes an
 * {@link Item.Unreadable} with everything that is wrong with it. Not thread-safe.
 */
final class ReceiptParser {

    /** A line's item, with the documents that it names. */
    record Parsed(Item item, DocumentNames documents) {}

    private static final Pattern IDENTIFIER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Header header;
    private final Messages messages;
    private final Dialect dialect;
    private final SeenNumbers seen = new SeenNumbers();

    ReceiptParser(Header header, Language language, Dialect dialect) {
        this.header = header;
        this.dialect = dialect;
        this.messages = Messages.in(language);
    }

    Parsed parse(PhysicalLine line) {
        Problems problems = new Problems();
        Optional<List<String>> fields = line.text().or(line::guess).flatMap(PhysicalLine::fields);
        if (line.text().isEmpty() && line.guess().isEmpty()) {
            problems.add("line.long");
        } else if (line.text().isEmpty()) {
            problems.add("line.encoding", accented(fields.orElse(List.of())), dialect.charset(false));
            problems.hintAtDialect();
        } else if (fields.isEmpty()) {
            problems.add("line.quotes");
        } else if (fields.get().size() != header.width()) {
            problems.add("line.fields", fields.get().size(), header.width());
        }
        return problems.isEmpty()
                ? parse(line, new Fields(fields.orElseThrow(), problems))
                : unreadable(line, fields.map(values -> numberIn(line, values)).orElse(""), problems);
    }

    /** The columns that have other characters than ASCII, which differ from one encoding to the other. */
    private String accented(List<String> fields) {
        return Arrays.stream(Column.values())
                .filter(column -> !isAscii(header.value(column, fields)))
                .map(Column::title)
                .collect(Collectors.joining(", "));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(each -> each < 128);
    }

    private String numberIn(PhysicalLine line, List<String> fields) {
        String number = header.value(Column.NUMBER, fields);
        if (!isAscii(number) && line.text().isEmpty()) {
            // Guessed from another encoding: not to be shown as the item's number.
            return "";
        }
        seen.add(number);
        return number;
    }

    private Parsed parse(PhysicalLine line, Fields fields) {
        String number = fields.text(Column.NUMBER);
        if (number.isBlank()) {
            fields.problems.add("number.missing");
        } else if (!seen.add(number)) {
            fields.problems.add("number.twice");
        }
        Optional<ReceiptKind> kind = fields.constant(Column.KIND, ReceiptKind.values());
        Optional<LocalDate> createdOn = fields.date(Column.CREATED_ON);
        Optional<LocalDate> start =
                fields.isEmpty(Column.PERIOD_START) ? Optional.empty() : fields.date(Column.PERIOD_START);
        Optional<LocalDate> end = fields.isEmpty(Column.PERIOD_END) ? Optional.empty() : fields.date(Column.PERIOD_END);
        Optional<BigDecimal> exclTax = fields.amount(Column.AMOUNT_EXCL_TAX);
        Optional<BigDecimal> vat = fields.amount(Column.VAT_AMOUNT);
        Optional<BigDecimal> inclTax = fields.amount(Column.AMOUNT_INCL_TAX);
        Optional<ClientType> clientType = fields.constant(Column.CLIENT_TYPE, ClientType.values());
        Optional<Boolean> enabled = fields.flag(Column.DISPATCH_ENABLED);
        Optional<Boolean> corrupt = fields.flag(Column.CORRUPTED);
        Optional<Long> supplierService = fields.identifier(Column.SUPPLIER_SERVICE_ID);
        Optional<Long> bankAccount = fields.identifier(Column.BANK_ACCOUNT_CODE);
        if (!fields.problems.isEmpty()) {
            return unreadable(line, number, fields.problems);
        }
        Receipt.Builder receipt = Receipt.builder(number, kind.orElseThrow())
                .createdOn(createdOn.orElseThrow())
                .amounts(exclTax.orElseThrow(), vat.orElseThrow(), inclTax.orElseThrow())
                .clientType(clientType.orElseThrow())
                .clientSiret(fields.text(Column.CLIENT_SIRET))
                .dispatchEnabled(enabled.orElseThrow())
                .serviceCode(fields.text(Column.SERVICE_CODE))
                .engagementNumber(fields.text(Column.ENGAGEMENT_NUMBER))
                .marketNumber(fields.text(Column.MARKET_NUMBER))
                .supplierServiceId(supplierService.orElse(null))
                .bankAccountCode(bankAccount.orElse(null))
                .clientReference(fields.text(Column.CLIENT_REFERENCE))
                .corrupt(corrupt.orElseThrow());
        start.ifPresent(receipt::periodStart);
        end.ifPresent(receipt::periodEnd);
        return new Parsed(
                receipt.build(), DocumentNames.of(fields.text(Column.MAIN_DOCUMENT), fields.text(Column.ATTACHMENTS)));
    }

    private Parsed unreadable(PhysicalLine line, String number, Problems problems) {
        String problem = messages.of("line", line.number(), problems.joined());
        return new Parsed(new Item.Unreadable(number, problem), DocumentNames.NONE);
    }

    private final class Problems {

        private final List<String> list = new ArrayList<>();
        private boolean isDialect;

        boolean isEmpty() {
            return list.isEmpty();
        }

        /** The line would be read in another dialect. */
        void hintAtDialect() {
            isDialect = dialect != Dialect.EXCEL_FR;
        }

        String joined() {
            String all = String.join("; ", list);
            return isDialect ? messages.of("dialect", all, Dialect.EXCEL_FR.word()) : all;
        }

        void add(String key, Object... parameters) {
            list.add(messages.of(key, parameters));
        }
    }

    /** The fields of a line. What is not in its form is empty, and noted as a problem without its value. */
    private final class Fields {

        private final List<String> values;
        private final Problems problems;

        Fields(List<String> values, Problems problems) {
            this.values = values;
            this.problems = problems;
        }

        String text(Column column) {
            return header.value(column, values);
        }

        boolean isEmpty(Column column) {
            return text(column).isEmpty();
        }

        Optional<LocalDate> date(Column column) {
            return read(column, "date", Dialect::date);
        }

        Optional<BigDecimal> amount(Column column) {
            return read(column, "amount", Dialect::amount);
        }

        Optional<Boolean> flag(Column column) {
            return read(column, "flag", Dialect::flag);
        }

        /** A number of Chorus Pro, which may be missing. */
        Optional<Long> identifier(Column column) {
            String text = text(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (!IDENTIFIER.matcher(text).matches()) {
                problems.add("identifier", column.title());
                return Optional.empty();
            }
            return Optional.of(Long.valueOf(text));
        }

        <E extends Enum<E>> Optional<E> constant(Column column, E[] constants) {
            Optional<E> found = Arrays.stream(constants)
                    .filter(constant -> constant.name().equals(text(column)))
                    .findFirst();
            if (found.isEmpty()) {
                problems.add("constant", column.title(), String.join(", ", names(constants)));
            }
            return found;
        }

        private static List<String> names(Enum<?>[] constants) {
            return Arrays.stream(constants).map(Enum::name).toList();
        }

        private <T> Optional<T> read(Column column, String form, BiFunction<Dialect, String, Optional<T>> reader) {
            Optional<T> value = reader.apply(dialect, text(column));
            if (value.isEmpty()) {
                problems.add(form + "." + dialect.word(), column.title());
                if (reader.apply(Dialect.EXCEL_FR, text(column)).isPresent()) {
                    problems.hintAtDialect();
                }
            }
            return value;
        }
    }
}
