package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.Language;
import org.chorusconnector.examples.nightlysend.Workplace.Line;
import org.chorusconnector.receipt.ClientType;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.receipt.ReceiptQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptsFileTest {

    private static final ReceiptQuery ALL = new ReceiptQuery(LocalDate.of(2026, 11, 21), Optional.empty(), Set.of());
    private static final Line VALID = Line.due("Q-1");

    @TempDir
    Path folder;

    private ReceiptsFile file(String text) {
        Path file = folder.resolve("receipts.csv");
        Workplace.write(file, text);
        return ReceiptsFile.of(file, Language.EN, Dialect.STANDARD);
    }

    private ReceiptsFile file(List<String> lines) {
        return file(Workplace.header() + "\n" + String.join("\n", lines) + "\n");
    }

    private static List<Item> read(ReceiptsFile file) {
        try (Stream<Item> items = file.receipts(ALL)) {
            return items.toList();
        }
    }

    private String problemOf(String line) {
        List<Item> items =
                read(file(List.of(Line.due("Q-0").text(), line, Line.due("Q-9").text())));
        assertThat(items).hasSize(3);
        assertThat(items.get(0)).isInstanceOf(Receipt.class);
        assertThat(items.get(2)).isInstanceOf(Receipt.class);
        assertThat(items.get(1)).isInstanceOf(Item.Unreadable.class);
        return ((Item.Unreadable) items.get(1)).problem();
    }

    @Test
    void readsEveryColumn() {
        ReceiptsFile file = file(
                List.of(
                        "F-7;FEE;2026-11-20;2026-01-01;2026-12-31;-100.5;20;-80.500000;INDIVIDUAL;123 456;false;SRV;EJ;MA;true;a.pdf;b.txt|c.zip"));

        Receipt receipt = (Receipt) read(file).get(0);
        assertThat(receipt.number()).isEqualTo("F-7");
        assertThat(receipt.kind()).isEqualTo(ReceiptKind.FEE);
        assertThat(receipt.createdOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(receipt.createdAt()).isEmpty();
        assertThat(receipt.periodStart()).contains(LocalDate.of(2026, 1, 1));
        assertThat(receipt.periodEnd()).contains(LocalDate.of(2026, 12, 31));
        assertThat(receipt.amountExclTax()).isEqualTo(new BigDecimal("-100.5"));
        assertThat(receipt.vatAmount()).isEqualTo(new BigDecimal("20"));
        assertThat(receipt.amountInclTax()).isEqualTo(new BigDecimal("-80.500000"));
        assertThat(receipt.clientType()).isEqualTo(ClientType.INDIVIDUAL);
        assertThat(receipt.clientSiret()).contains("123 456");
        assertThat(receipt.dispatchEnabled()).isFalse();
        assertThat(receipt.serviceCode()).contains("SRV");
        assertThat(receipt.engagementNumber()).contains("EJ");
        assertThat(receipt.marketNumber()).contains("MA");
        assertThat(receipt.corrupt()).isTrue();
        assertThat(file.documentsOf(receipt))
                .isEqualTo(new DocumentNames(Optional.of("a.pdf"), List.of("b.txt", "c.zip")));
    }

    @Test
    void readsServiceAndBankAccountOfTheSupplierWhereTheFileHasThem() {
        String header = Workplace.header() + ";bank_account_code;supplier_service_id\n";

        List<Item> items = read(file(header + VALID.text() + ";144050;12\n"
                + Line.due("Q-2").text() + ";;\n" + Line.due("Q-3").text() + ";-1;FR76\n"));

        assertThat(((Receipt) items.get(0)).bankAccountCode()).hasValue(144_050);
        assertThat(((Receipt) items.get(0)).supplierServiceId()).hasValue(12);
        assertThat(((Receipt) items.get(1)).bankAccountCode()).isEmpty();
        assertThat(items.get(2))
                .isEqualTo(new Item.Unreadable(
                        "Q-3",
                        "line 4: supplier_service_id is not a number of Chorus Pro: digits only;"
                                + " bank_account_code is not a number of Chorus Pro: digits only"));
    }

    @Test
    void readsTheReferenceOfTheClientWhereTheFileHasIt() {
        String header = Workplace.header() + ";client_reference\n";

        List<Item> items = read(
                file(header + VALID.text() + "; C-4711 \n" + Line.due("Q-2").text() + ";\n"));

        assertThat(((Receipt) items.get(0)).clientReference()).contains("C-4711");
        assertThat(((Receipt) items.get(1)).clientReference()).isEmpty();
    }

    @Test
    void takesEmptyOptionalFieldsForAbsent() {
        ReceiptsFile file = file(List.of("Q-1;FEE;2026-11-20;;;1;0;1;COMPANY;;true;;;;false;;"));

        Receipt receipt = (Receipt) read(file).get(0);
        assertThat(receipt.periodStart()).isEmpty();
        assertThat(receipt.periodEnd()).isEmpty();
        assertThat(receipt.clientSiret()).isEmpty();
        assertThat(receipt.serviceCode()).isEmpty();
        assertThat(receipt.engagementNumber()).isEmpty();
        assertThat(receipt.marketNumber()).isEmpty();
        assertThat(file.documentsOf(receipt)).isEqualTo(DocumentNames.NONE);
    }

    @Test
    void takesColumnsInAnyOrderAByteOrderMarkAndWindowsLineEnds() {
        List<Column> order = new ArrayList<>(Column.required());
        Collections.reverse(order);
        String titles = order.stream().map(Column::title).collect(Collectors.joining(";"));

        List<Item> items = read(file("\uFEFF" + titles + "\r\n" + VALID.text(order) + "\r\n\r\n  \r\n"
                + Line.fee("F-1", "2026-01-01").text(order)));

        assertThat(items).extracting(Item::number).containsExactly("Q-1", "F-1");
        assertThat(items).hasOnlyElementsOfType(Receipt.class);
    }

    @Test
    void takesQuotedFieldsAndDropsBlanksAroundThem() {
        List<Item> items = read(file(List.of(
                VALID.with(Column.NUMBER, "\"Q;\"\"1\"\"\"").text(),
                VALID.with(Column.NUMBER, " Q-2 ").text())));

        assertThat(items).hasOnlyElementsOfType(Receipt.class);
        assertThat(items).extracting(Item::number).containsExactly("Q;\"1\"", "Q-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NUMBER           | ''            | there is no number
                    NUMBER           | '  '          | there is no number
                    KIND             | QUITTANCE     | kind is none of PREMIUM_IN_ADVANCE, PREMIUM_IN_ARREARS, FEE
                    KIND             | fee           | kind is none of
                    CREATED_ON       | ''            | created_on is not a date
                    CREATED_ON       | 2026-02-30    | created_on is not a date
                    CREATED_ON       | 21/11/2026    | created_on is not a date
                    PERIOD_START     | 2026-1-1      | period_start is not a date
                    PERIOD_END       | tomorrow      | period_end is not a date
                    AMOUNT_EXCL_TAX  | ''            | amount_excl_tax is not an amount
                    VAT_AMOUNT       | 1,50          | vat_amount is not an amount
                    AMOUNT_INCL_TAX  | 1.1234567     | amount_incl_tax is not an amount
                    AMOUNT_INCL_TAX  | 12345678901234| amount_incl_tax is not an amount
                    AMOUNT_INCL_TAX  | +1            | amount_incl_tax is not an amount
                    AMOUNT_INCL_TAX  | 1e3           | amount_incl_tax is not an amount
                    CLIENT_TYPE      | ''            | client_type is none of COMPANY, INDIVIDUAL
                    DISPATCH_ENABLED | TRUE          | dispatch_enabled is neither true nor false
                    CORRUPTED        | ''            | corrupted is neither true nor false
                    """)
    void explainsAFieldThatIsNotInItsForm(Column column, String value, String problem) {
        assertThat(problemOf(VALID.with(column, value).text()))
                .startsWith("line 3: ")
                .contains(problem);
    }

    @Test
    void explainsEverythingThatIsWrongWithALine() {
        assertThat(problemOf(VALID.with(Column.KIND, "?")
                        .with(Column.CREATED_ON, "?")
                        .text()))
                .contains("kind", "created_on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Q-1;FEE                                                             | it has 2 fields instead of 17
                    Q-1;FEE;2026-11-20;;;1;0;1;COMPANY;;true;;;;false;;;                | it has 18 fields instead of 17
                    "Q-1;FEE;2026-11-20;;;1;0;1;COMPANY;;true;;;;false;;                | its quotation marks do not pair
                    "Q-1"x;FEE;2026-11-20;;;1;0;1;COMPANY;;true;;;;false;;              | its quotation marks do not pair
                    """, quoteCharacter = '~')
    void explainsALineThatIsNotInTheFormat(String line, String problem) {
        assertThat(problemOf(line)).isEqualTo("line 3: " + problem);
    }

    @Test
    void keepsTheNumberOfAMalformedLineWhereItCanBeRead() {
        List<Item> items = read(file(List.of("Q-1;FEE", "\"Q-2")));

        assertThat(items).extracting(Item::number).containsExactly("Q-1", "");
    }

    @Test
    void readsOnAfterALineThatIsNotUtf8OrFarTooLong() throws IOException {
        Path path = folder.resolve("receipts.csv");
        try (var out = Files.newOutputStream(path)) {
            out.write((Workplace.header() + "\n").getBytes(StandardCharsets.UTF_8));
            out.write(("é" + VALID.text() + "\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(("Q".repeat(PhysicalLines.MAX_BYTES + 1) + "\n").getBytes(StandardCharsets.UTF_8));
            out.write(VALID.text().getBytes(StandardCharsets.UTF_8));
        }

        List<Item> items = read(ReceiptsFile.of(path, Language.FR, Dialect.STANDARD));

        assertThat(items).hasSize(3);
        assertThat(items.get(0))
                .isEqualTo(new Item.Unreadable(
                        "",
                        "ligne 2 : number : ce n'est pas du texte en UTF-8. Si Excel a écrit ce fichier, indiquez"
                                + " receipts.dialect=excel-fr"));
        assertThat(items.get(1)).isEqualTo(new Item.Unreadable("", "ligne 3 : plus de 65 536 octets"));
        assertThat(items.get(2)).isInstanceOf(Receipt.class);
    }

    private ReceiptsFile file(String lines, Charset charset, Dialect dialect) throws IOException {
        Path path = folder.resolve("receipts.csv");
        Files.write(path, (Workplace.header() + "\r\n" + lines).getBytes(charset));
        return ReceiptsFile.of(path, Language.EN, dialect);
    }

    private static final String FRENCH =
            "Q-1;FEE;05/01/2026;;31/12/2026;1\u00a0200,50;0;1 200,5;COMPANY;;VRAI;Trésorerie;;;FAUX;échéance.pdf;\r\n";

    @Test
    void readsWhatAFrenchExcelWrites() throws IOException {
        for (Charset charset : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_8)) {
            String mark = charset.equals(StandardCharsets.UTF_8) ? "\uFEFF" : "";
            Path path = folder.resolve("excel.csv");
            Files.write(path, (mark + Workplace.header() + "\r\n" + FRENCH).getBytes(charset));

            ReceiptsFile file = ReceiptsFile.of(path, Language.EN, Dialect.EXCEL_FR);

            Receipt receipt = (Receipt) read(file).get(0);
            assertThat(receipt.createdOn()).isEqualTo(LocalDate.of(2026, 1, 5));
            assertThat(receipt.periodEnd()).contains(LocalDate.of(2026, 12, 31));
            assertThat(receipt.amountExclTax()).isEqualTo(new BigDecimal("1200.50"));
            assertThat(receipt.amountInclTax()).isEqualTo(new BigDecimal("1200.5"));
            assertThat(receipt.dispatchEnabled()).isTrue();
            assertThat(receipt.corrupt()).isFalse();
            assertThat(receipt.serviceCode()).contains("Trésorerie");
            assertThat(file.documentsOf(receipt).main()).contains("échéance.pdf");
        }
    }

    @Test
    void namesTheSettingForALineThatAFrenchExcelWrote() throws IOException {
        String ascii = FRENCH.replace("é", "e").replace("\u00a0", "");

        assertThat(read(file(FRENCH, Charset.forName("windows-1252"), Dialect.STANDARD)))
                .containsExactly(new Item.Unreadable(
                        "Q-1",
                        "line 2: amount_excl_tax, service_code, main_document: this is not text in UTF-8."
                                + " If Excel wrote this file, set receipts.dialect=excel-fr"));
        assertThat(read(file(ascii, StandardCharsets.UTF_8, Dialect.STANDARD)))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.number()).isEqualTo("Q-1");
                    assertThat(((Item.Unreadable) item).problem())
                            .startsWith("line 2: created_on is not a date of the form YYYY-MM-DD; period_end")
                            .contains("dispatch_enabled is neither true nor false")
                            .endsWith(". If Excel wrote this file, set receipts.dialect=excel-fr");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CREATED_ON       | 2026-01-05  | created_on is not a date of the form DD/MM/YYYY
                    CREATED_ON       | 30/02/2026  | created_on is not a date of the form DD/MM/YYYY
                    AMOUNT_EXCL_TAX  | 1.50        | amount_excl_tax is not an amount: at most 13 digits, a comma
                    AMOUNT_EXCL_TAX  | 12 00,50    | amount_excl_tax is not an amount
                    AMOUNT_EXCL_TAX  | '1,234,567' | amount_excl_tax is not an amount
                    CORRUPTED        | false       | corrupted is neither VRAI nor FAUX
                    """)
    void explainsAFieldThatIsNotInTheFormOfAFrenchExcel(Column column, String value, String problem)
            throws IOException {
        String line = Line.due("Q-1")
                .with(Column.CREATED_ON, "05/01/2026")
                .with(Column.PERIOD_START, "")
                .with(Column.PERIOD_END, "")
                .with(Column.AMOUNT_EXCL_TAX, "1")
                .with(Column.VAT_AMOUNT, "0")
                .with(Column.AMOUNT_INCL_TAX, "1")
                .with(Column.DISPATCH_ENABLED, "VRAI")
                .with(Column.CORRUPTED, "FAUX")
                .with(column, value)
                .text();

        assertThat(read(file(line, StandardCharsets.US_ASCII, Dialect.EXCEL_FR)))
                .singleElement()
                .satisfies(item -> assertThat(((Item.Unreadable) item).problem())
                        .startsWith("line 2: " + problem)
                        .doesNotContain("receipts.dialect"));
    }

    @Test
    void leavesOutRowsOfSeparatorsAndDropsPaddingInEveryColumn() {
        ReceiptsFile file = file(List.of(
                ";".repeat(16),
                " ; ;\u00a0" + ";".repeat(14),
                "Q-1 ;FEE      ; 2026-11-20;;;1 ; 0;\t1;COMPANY ;;true ;;;; false;\u00a0avis.pdf  ;a.pdf | b.pdf |",
                ";".repeat(16)));

        List<Item> items = read(file);

        assertThat(items).singleElement().isInstanceOf(Receipt.class);
        assertThat(items.get(0).number()).isEqualTo("Q-1");
        assertThat(file.documentsOf((Receipt) items.get(0)))
                .isEqualTo(new DocumentNames(Optional.of("avis.pdf"), List.of("a.pdf", "b.pdf")));
    }

    @Test
    void refusesTheLaterOfTwoLinesWithOneNumber() {
        List<Item> items = read(file(List.of(
                Line.due("Q-1").text(),
                Line.due("Q-2").text(),
                Line.due("Q-1").text(),
                Line.due("Q-3").with(Column.KIND, "?").text(),
                Line.due("Q-3").text())));

        assertThat(items.get(0)).isInstanceOf(Receipt.class);
        assertThat(items.get(1)).isInstanceOf(Receipt.class);
        assertThat(items.get(2))
                .isEqualTo(new Item.Unreadable("Q-1", "line 4: this number is on an earlier line already"));
        assertThat(items.get(4)).as("which of both is meant?").isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void forgetsWhatItReadWhenItIsReadAgain() {
        ReceiptsFile file = file(List.of(VALID.text()));

        assertThat(read(file)).hasOnlyElementsOfType(Receipt.class);
        assertThat(read(file)).hasOnlyElementsOfType(Receipt.class);
    }

    @Test
    void remembersHundredsOfThousandsOfNumbers() {
        SeenNumbers seen = new SeenNumbers();

        for (int number = 0; number < 300_000; number++) {
            assertThat(seen.add("Q-" + number)).isTrue();
        }
        for (int number = 0; number < 300_000; number += 7) {
            assertThat(seen.add("Q-" + number)).isFalse();
        }
    }

    @Test
    void readsLazily() throws IOException {
        Path path = folder.resolve("many.csv");
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write(Workplace.header() + "\n");
            for (int number = 0; number < 20_000; number++) {
                out.write(Line.due("Q-" + number).text() + "\n");
            }
        }

        try (Stream<Item> items =
                ReceiptsFile.of(path, Language.EN, Dialect.STANDARD).receipts(ALL)) {
            assertThat(items.limit(3)).extracting(Item::number).containsExactly("Q-0", "Q-1", "Q-2");
        }
    }

    @Test
    void namesAllThatIsWrongWithTheHeader() {
        String titles = Column.required().stream()
                .filter(column -> column != Column.KIND && column != Column.VAT_AMOUNT)
                .map(Column::title)
                .collect(Collectors.joining(";"));

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> file(titles + ";vat;number\n"))
                .withMessageContaining("missing: kind, vat_amount; unknown: \"vat\"; there twice: number");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> file(""))
                .withMessageContaining("empty");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> file("\"number\n"))
                .withMessageContaining("header line");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void explainsInBothLanguages(Language language) {
        Messages messages = Messages.in(language);

        for (String key : List.of("line.long", "line.quotes", "number.missing", "number.twice")) {
            assertThat(messages.of(key)).isNotBlank().doesNotContain("''");
        }
        assertThat(messages.of("line", 1234567, "x")).contains("1234567").endsWith("x");
    }
}
