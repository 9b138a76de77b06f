package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.Language;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.documentation.Markdown;
import org.chorusconnector.documentation.Project;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptQuery;
import org.chorusconnector.report.ReportLine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** docs/nightly-send.md against the program, in whose package this is since it looks at its insides. */
class ProgramReferenceTest {

    private static final List<String> CALLS =
            List.of("nightly-send ", "java -jar examples/nightly-send/target/nightly-send.jar ");

    private final Markdown reference = Markdown.of("docs/nightly-send.md");

    @TempDir
    Path folder;

    private static CommandLine program() {
        return NightlySend.commandLine(new Surroundings(Map.of(), Clock.systemUTC()));
    }

    private static Stream<String> callsIn(Markdown document) {
        return document.commands().stream()
                .flatMap(command -> Arrays.stream(command.split(" && ")))
                .filter(command -> CALLS.stream().anyMatch(command::startsWith));
    }

    private static String[] arguments(String call) {
        String prefix = CALLS.stream().filter(call::startsWith).findFirst().orElseThrow();
        return Pattern.compile("\"([^\"]*)\"|\\S+")
                .matcher(call.substring(prefix.length()))
                .results()
                .map(argument -> argument.group(1) == null ? argument.group() : argument.group(1))
                .toArray(String[]::new);
    }

    @TestFactory
    Stream<DynamicTest> theProgramUnderstandsEveryCommandOfTheDocuments() {
        return Project.documents().stream()
                .flatMap(document -> callsIn(document)
                        .map(call -> DynamicTest.dynamicTest(
                                document + ": " + call, () -> program().parseArgs(arguments(call)))));
    }

    @Test
    void aWrongCommandWouldBeSeen() {
        assertThat(callsIn(reference)).hasSizeGreaterThan(4);
        assertThatThrownBy(() -> program().parseArgs(arguments("nightly-send run --confg=x")))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void everyCommandAndOptionIsDescribed() {
        List<String> described = reference.table("Commands").stream()
                .flatMap(row -> Markdown.code(row.get(0)).stream())
                .map(option -> option.split(" ")[0])
                .toList();
        Map<String, CommandLine> commands = program().getSubcommands();
        List<String> known = Stream.concat(
                        commands.keySet().stream(),
                        commands.values().stream()
                                .flatMap(ProgramReferenceTest::withSubcommands)
                                .flatMap(command -> command.getCommandSpec().options().stream())
                                .flatMap(option -> Arrays.stream(option.names())))
                .distinct()
                .filter(option -> !List.of("-h", "--help", "-V", "--version").contains(option))
                .toList();

        assertThat(described).containsExactlyInAnyOrderElementsOf(known);
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(Stream.of(command), command.getSubcommands().values().stream());
    }

    @Test
    void everyCommandOnTheLedgerIsShown() {
        assertThat(callsIn(Markdown.of("docs/operations.md")).map(call -> arguments(call)[1]))
                .containsAll(program()
                        .getSubcommands()
                        .get("ledger")
                        .getSubcommands()
                        .keySet());
    }

    @Test
    void everyKeyIsDescribed() {
        Set<String> asked = new TreeSet<>();
        Map<String, String> environment = new HashMap<>() {
            @Override
            public String get(Object key) {
                asked.add((String) key);
                return super.get(key);
            }
        };
        Configuration.read(
                written(
                        "chorus.environment=custom",
                        "chorus.api-url=http://localhost:1",
                        "chorus.oauth-url=http://localhost:1",
                        "chorus.client-id=id",
                        "chorus.client-secret=secret",
                        "chorus.login=login",
                        "chorus.password=password"),
                environment,
                Configuration.Use.ONLINE);

        Settings.FORMER.values().stream().map(Settings::variable).forEach(asked::remove);
        assertThat(keys().keySet().stream().map(Settings::variable)).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void defaultsAreThoseOfTheProgram() {
        Configuration usual = configuration();

        assertThat(keys()).allSatisfy((key, value) -> {
            if (!value.isEmpty()) {
                assertThat(configuration(key + "=" + value)).isEqualTo(usual);
            }
        });
        assertThat(keys())
                .containsEntry("chorus.calls-per-second", String.valueOf(PisteApplication.DEFAULT_CALLS_PER_SECOND))
                .containsEntry("chorus.calls-per-day", String.valueOf(PisteApplication.DEFAULT_CALLS_PER_DAY));
        assertThat(configuration("dispatch.concurrency=31")).isNotEqualTo(usual);
    }

    private Configuration configuration(String... lines) {
        return Configuration.read(written(lines), Map.of(), Configuration.Use.OFFLINE);
    }

    private Path written(String... lines) {
        try {
            return Files.writeString(folder.resolve("nightly-send.properties"), String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys with their defaults, which are empty where there is none. */
    private Map<String, String> keys() {
        return reference.table("Configuration file").stream()
                .collect(Collectors.toMap(
                        row -> Markdown.code(row.get(0)).get(0),
                        row -> Markdown.code(row.get(1)).stream().findFirst().orElse("")));
    }

    @Test
    void theSampleConfigurationIsUnderstood() {
        List<String> samples = reference.blocks("properties");

        assertThat(samples).isNotEmpty().allSatisfy(sample -> {
            Configuration read = Configuration.read(written(sample), Map.of(), Configuration.Use.ONLINE);
            assertThat(read.access()).isPresent();
            assertThat(read.dispatch().eligibility().cutoffDate()).isPresent();
            assertThat(sample.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split("=")[0]))
                    .isSubsetOf(keys().keySet());
        });
    }

    @Test
    void columnsAreThoseOfTheFiles() {
        assertThat(firstCode("Receipts file"))
                .containsExactlyElementsOf(
                        Arrays.stream(Column.values()).map(Column::title).toList());
        assertThat(firstCode("Report file")).containsExactlyElementsOf(ReportLine.COLUMNS);
    }

    @Test
    void theSampleReceiptsAreRead() throws IOException {
        String sample = reference.blocks("csv").get(0);
        Path file = Files.writeString(folder.resolve("receipts.csv"), sample);

        try (Stream<Item> items = ReceiptsFile.of(file, Language.EN, Dialect.STANDARD)
                .receipts(new ReceiptQuery(LocalDate.of(2026, 2, 1), Optional.empty(), Set.of()))) {
            assertThat(items).isNotEmpty().allMatch(Receipt.class::isInstance);
        }
    }

    @Test
    void exitCodesAreThoseOfTheProgram() {
        assertThat(firstCode("Exit codes"))
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values())
                        .map(code -> String.valueOf(code.value()))
                        .toList());
    }

    @Test
    void reasonsAreThoseOfTheRules() throws ReflectiveOperationException {
        Set<String> reasons = new TreeSet<>();
        for (var field : ReasonCode.class.getFields()) {
            if (field.getType() == ReasonCode.class) {
                reasons.add(((ReasonCode) field.get(null)).code());
            }
        }

        assertThat(firstCode("Reasons")).containsExactlyInAnyOrderElementsOf(reasons);
    }

    @Test
    void namesTheVariablesOfTheLedger() {
        assertThat(reference.text()).contains(LedgerDatabase.USER_VARIABLE, LedgerDatabase.PASSWORD_VARIABLE);
    }

    private List<String> firstCode(String heading) {
        return reference.table(heading).stream()
                .map(row -> Markdown.code(row.get(0)).get(0))
                .toList();
    }
}
