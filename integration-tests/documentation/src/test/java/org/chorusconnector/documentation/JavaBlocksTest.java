package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the documents show in Java is a passage of code that the build compiles and runs: the tests of this package, or the
 * application that both Spring Boots run.
 */
class JavaBlocksTest {

    private static final List<String> COMPILED = Stream.of(
                    "integration-tests/documentation/src/test/java",
                    "integration-tests/spring-application/src/main/java")
            .map(Project::path)
            .flatMap(folder -> Project.files(folder, ".java").stream())
            .filter(file -> !file.endsWith(Path.of("JavaBlocksTest.java")))
            .map(file -> normalised(Project.text(file)))
            .toList();

    @TestFactory
    Stream<DynamicTest> everyBlockIsAPassageOfACompiledSource() {
        return Project.documents().stream()
                .flatMap(document -> document.blocks("java").stream()
                        .map(block -> DynamicTest.dynamicTest(
                                document + ": " + block.lines().findFirst().orElse(""),
                                () -> assertThat(isCompiled(block))
                                        .as("the block is a passage of a test")
                                        .isTrue())));
    }

    @Test
    void thereAreBlocks() {
        assertThat(Project.documents().stream().flatMap(document -> document.blocks("java").stream()))
                .hasSizeGreaterThan(10);
    }

    @Test
    void findsAPassageAndNothingElse() {
        assertThat(isCompiled("public static Path path(String name) {\n\n  return ROOT.resolve(name);\n}"))
                .isTrue();
        assertThat(isCompiled("public static Path path(String name) {\n return ROOT.resolve(names);\n}"))
                .isFalse();
    }

    private static boolean isCompiled(String block) {
        return COMPILED.stream().anyMatch(source -> source.contains(normalised(block)));
    }

    private static String normalised(String code) {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
