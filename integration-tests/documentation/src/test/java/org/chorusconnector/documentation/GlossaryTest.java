package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/glossary.md: every English name is in the code, as {@code Type} or {@code Type.member}. */
class GlossaryTest {

    private static final List<String> SOURCES = List.of(
            "chorus-connector-core/src/main/java",
            "chorus-connector-quartz/src/main/java",
            "chorus-connector-testkit/src/main/java");

    private static List<String> names() {
        return Markdown.of("docs/glossary.md").table("Words").stream()
                .flatMap(row -> Markdown.code(row.get(1)).stream())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyNameIsInTheCode() {
        return names().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(exists(name)).isTrue()));
    }

    @Test
    void aNameThatIsNotThereIsSeen() throws ClassNotFoundException {
        assertThat(names()).hasSizeGreaterThan(40);
        assertThat(exists("Receipt.serviceCode")).isTrue();
        assertThat(exists("Receipt.codeService")).isFalse();
        assertThat(exists("Quittance")).isFalse();
    }

    private static boolean exists(String name) throws ClassNotFoundException {
        String[] parts = name.split("\\.");
        List<Class<?>> types = types(parts[0]);
        return parts.length == 1 ? !types.isEmpty() : types.stream().anyMatch(type -> has(type, parts[1]));
    }

    private static List<Class<?>> types(String simpleName) throws ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        for (String folder : SOURCES) {
            Path root = Project.path(folder);
            for (Path file : Project.files(root, "/" + simpleName + ".java")) {
                String name = root.relativize(file)
                        .toString()
                        .replaceAll("\\.java$", "")
                        .replaceAll("[/\\\\]", ".");
                types.add(Class.forName(name, false, GlossaryTest.class.getClassLoader()));
            }
        }
        return types;
    }

    private static boolean has(Class<?> type, String member) {
        return Stream.<Member[]>of(type.getDeclaredMethods(), type.getDeclaredFields())
                .flatMap(Arrays::stream)
                .anyMatch(one -> one.getName().equals(member));
    }
}
