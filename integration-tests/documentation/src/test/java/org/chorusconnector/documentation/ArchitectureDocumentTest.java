package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chorusconnector.ledger.EntryState;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md: a room that uses another one says so there, and says no more. */
class ArchitectureDocumentTest {

    private static final String SOURCES = "chorus-connector-core/src/main/java";
    private static final Pattern OURS = Pattern.compile("org\\.chorusconnector(?:\\.([a-z]+))?(?:\\.[a-z]+)*");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(org\\.chorusconnector(?:\\.[a-z]+)*)\\.[A-Z]", Pattern.MULTILINE);
    private static final Pattern PACKAGE =
            Pattern.compile("^package (org\\.chorusconnector(?:\\.[a-z]+)*);", Pattern.MULTILINE);

    private final Markdown architecture = Markdown.of("ARCHITECTURE.md");

    @Test
    void roomsUseWhatIsWritten() {
        Map<String, Set<String>> written = new TreeMap<>();
        architecture
                .table("Rooms of the core")
                .forEach(
                        row -> written.put(Markdown.code(row.get(0)).get(0), new TreeSet<>(Markdown.code(row.get(1)))));

        assertThat(written).isEqualTo(used());
    }

    private static Map<String, Set<String>> used() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (Path file : Project.files(Project.path(SOURCES), ".java")) {
            String source = Project.text(file);
            String room = PACKAGE.matcher(source)
                    .results()
                    .findFirst()
                    .map(found -> room(found.group(1)))
                    .orElseThrow();
            Set<String> others = used.computeIfAbsent(room, name -> new TreeSet<>());
            IMPORT.matcher(source)
                    .results()
                    .map(found -> room(found.group(1)))
                    .filter(other -> !other.equals(room))
                    .forEach(others::add);
        }
        return used;
    }

    /** The first-level package; the shared words live in the base package. */
    private static String room(String packageName) {
        var parts = OURS.matcher(packageName);
        assertThat(parts.matches()).isTrue();
        return parts.group(1) == null ? "org.chorusconnector" : parts.group(1);
    }

    @Test
    void statesBecomeWhatIsWritten() {
        Map<String, Set<String>> written = architecture.table("States of an item").stream()
                .collect(Collectors.toMap(
                        row -> Markdown.code(row.get(0)).get(0), row -> new TreeSet<>(Markdown.code(row.get(1)))));
        Map<String, Set<String>> allowed = Arrays.stream(EntryState.values())
                .collect(Collectors.toMap(
                        Enum::name,
                        from -> Arrays.stream(EntryState.values())
                                .filter(from::mayBecome)
                                .map(Enum::name)
                                .collect(Collectors.toCollection(TreeSet::new))));

        assertThat(written).isEqualTo(allowed);
    }

    @Test
    void namesEveryModule() {
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Project.text("pom.xml"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(modules)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(architecture.text()).contains(module));
    }

    @Test
    void theTypesThatANewcomerLooksForExist() {
        List<String> types = architecture.table("Where a newcomer looks").stream()
                .flatMap(row -> Markdown.code(row.get(1)).stream())
                .filter(code -> code.matches("[A-Z]\\w+"))
                .toList();

        assertThat(types)
                .hasSizeGreaterThan(15)
                .allSatisfy(type -> assertThat(Project.files(Project.path(""), "/" + type + ".java"))
                        .as(type)
                        .isNotEmpty());
    }
}
