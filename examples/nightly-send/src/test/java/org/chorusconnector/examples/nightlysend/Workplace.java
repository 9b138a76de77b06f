package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.chorusconnector.testkit.ChorusSimulator;
import picocli.CommandLine;

/** A broker's folder with configuration, receipts and documents, and the program to run on it. */
final class Workplace {

    static final String ASKS_NOTHING = "12345678200051";
    static final String ASKS_SERVICE = "12345678200028";

    /** What a command left behind. */
    record Ended(int code, String out, String err) {}

    final Path folder;
    final String ledger = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final Map<String, String> variables;
    private Clock clock = Clock.systemUTC();
    private Optional<UnaryOperator<String>> person = Optional.empty();

    Workplace(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = variables;
        try {
            Files.createDirectories(documents());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Workplace(Path folder) {
        this(folder, Map.of());
    }

    /** A workplace whose configuration leads to a simulator. */
    static Workplace on(ChorusSimulator chorus, Path folder, String... furtherSettings) {
        Workplace workplace = new Workplace(folder);
        workplace.configure(Stream.concat(
                        Stream.of(
                                "chorus.environment=custom",
                                "chorus.api-url=" + chorus.apiUrl(),
                                "chorus.oauth-url=" + chorus.oauthUrl(),
                                "chorus.client-id=" + chorus.clientId(),
                                "chorus.client-secret=" + chorus.clientSecret(),
                                "chorus.login=" + chorus.login(),
                                "chorus.password=" + chorus.password(),
                                "dispatch.cutoff-date=2021-10-31",
                                "dispatch.siret-check=lenient",
                                "dispatch.settling-delay=1s",
                                "dispatch.report.language=en"),
                        Stream.of(furtherSettings))
                .toArray(String[]::new));
        return workplace;
    }

    Workplace at(Clock time) {
        clock = time;
        return this;
    }

    Path config() {
        return folder.resolve("nightly-send.properties");
    }

    Path receipts() {
        return folder.resolve("receipts.csv");
    }

    Path documents() {
        return folder.resolve("documents");
    }

    Path report() {
        return folder.resolve("report.csv");
    }

    Path decisions() {
        return folder.resolve("decisions.csv");
    }

    void configure(String... lines) {
        write(config(), String.join("\n", lines) + "\n");
    }

    /** Writes the receipts file, and a PDF for each main document that is not there. */
    void receipts(Line... lines) {
        for (Line line : lines) {
            String main = line.get(Column.MAIN_DOCUMENT);
            if (!main.isEmpty()
                    && main.matches("[A-Za-z0-9._-]+")
                    && !Files.exists(documents().resolve(main))) {
                document(main, DemoPdf.of(main));
            }
        }
        receiptLines(Arrays.stream(lines).map(Line::text).toArray(String[]::new));
    }

    /** Writes the receipts file with these lines below the usual header. */
    void receiptLines(String... lines) {
        write(
                receipts(),
                header() + "\n" + Arrays.stream(lines).map(line -> line + "\n").collect(Collectors.joining()));
    }

    static String header() {
        return Column.required().stream().map(Column::title).collect(Collectors.joining(";"));
    }

    void document(String name, byte[] content) {
        try {
            Files.write(documents().resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With somebody at the terminal who answers so. */
    Workplace at(UnaryOperator<String> answers) {
        person = Optional.of(answers);
        return this;
    }

    Ended run(String... further) {
        return withLedger("run", further);
    }

    Ended send(String... further) {
        return withLedger("send", further);
    }

    Ended select(String... further) {
        return execute(Stream.of(inputs("select"), Stream.of("--decisions=" + decisions()), Stream.of(further))
                .flatMap(arguments -> arguments));
    }

    private Ended withLedger(String command, String... further) {
        return execute(
                Stream.of(inputs(command), Stream.of("--ledger=" + ledger, "--report=" + report()), Stream.of(further))
                        .flatMap(arguments -> arguments));
    }

    Stream<String> inputs(String command) {
        return Stream.of(command, "--config=" + config(), "--receipts=" + receipts(), "--documents=" + documents());
    }

    Ended execute(Stream<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program = NightlySend.commandLine(new Surroundings(variables, clock, person))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int code = program.execute(arguments.toArray(String[]::new));
        return new Ended(code, out.toString(), err.toString());
    }

    /** The report's lines by column. */
    List<CSVRecord> reported() {
        return records(report(), ';');
    }

    static List<CSVRecord> records(Path file, char separator) {
        String text = text(file);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(PhysicalLine.withoutByteOrderMark(text), format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of everything in the folder but what was there from the start. */
    List<String> written() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !List.of("nightly-send.properties", "receipts.csv", "documents")
                            .contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of the receipts file; what is not said is that of a receipt which may be sent. */
    record Line(Map<Column, String> values) {

        static Line advance(String number, LocalDate createdOn, LocalDate start) {
            return base(number, "PREMIUM_IN_ADVANCE", createdOn).with(Column.PERIOD_START, start.toString());
        }

        static Line advance(String number, String createdOn, String start) {
            return advance(number, LocalDate.parse(createdOn), LocalDate.parse(start));
        }

        static Line arrears(String number, String createdOn, String end) {
            return base(number, "PREMIUM_IN_ARREARS", LocalDate.parse(createdOn))
                    .with(Column.PERIOD_END, end);
        }

        static Line fee(String number, String createdOn) {
            return base(number, "FEE", LocalDate.parse(createdOn));
        }

        /** A receipt that is due on any day of these years. */
        static Line due(String number) {
            return advance(number, "2021-11-15", "2022-01-01");
        }

        private static Line base(String number, String kind, LocalDate createdOn) {
            Line line = new Line(Map.of());
            for (Map.Entry<Column, String> value : Map.of(
                            Column.NUMBER, number,
                            Column.KIND, kind,
                            Column.CREATED_ON, createdOn.toString(),
                            Column.AMOUNT_EXCL_TAX, "100.00",
                            Column.VAT_AMOUNT, "0",
                            Column.AMOUNT_INCL_TAX, "100.00",
                            Column.CLIENT_TYPE, "COMPANY",
                            Column.CLIENT_SIRET, ASKS_NOTHING,
                            Column.DISPATCH_ENABLED, "true",
                            Column.CORRUPTED, "false")
                    .entrySet()) {
                line = line.with(value.getKey(), value.getValue());
            }
            return line.with(Column.MAIN_DOCUMENT, "notice.pdf");
        }

        Line with(Column column, String value) {
            Map<Column, String> changed = new EnumMap<>(Column.class);
            changed.putAll(values);
            changed.put(column, value);
            return new Line(changed);
        }

        String get(Column column) {
            return values.getOrDefault(column, "");
        }

        String text() {
            return text(Column.required());
        }

        String text(List<Column> order) {
            List<String> fields = new ArrayList<>();
            order.forEach(column -> fields.add(get(column)));
            return String.join(";", fields);
        }
    }
}
