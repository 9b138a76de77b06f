package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the project, seen from its root. */
public final class Project {

    private static final Path ROOT = root();

    private Project() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("chorus-connector-bom"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    public static Path path(String name) {
        return ROOT.resolve(name);
    }

    public static String text(String name) {
        return text(path(name));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every document that people read, none of what the build makes. */
    public static List<Markdown> documents() {
        List<Markdown> documents =
                files(ROOT, ".md").stream().map(Markdown::new).toList();
        assertThat(documents).as("documents found").hasSizeGreaterThan(15);
        return documents;
    }

    static List<Path> files(Path folder, String extension) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(extension))
                    .filter(file -> Stream.of("/target/", "/.git/")
                            .noneMatch(part -> ROOT.relativize(file).toString().contains(part)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
