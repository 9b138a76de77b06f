package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file that will be written in the end, and that is checked before anything is done.
 *
 * @param option that names it
 * @param template its path; {@value #DATE} in its name stands for the business day
 */
record OutputFile(String option, Path template) {

    static final String DATE = "{date}";

    private static final String ANY_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** Sees to it that there is a folder for it. */
    void check() {
        Path folder = template.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(template)) {
            throw new UsageException(option + ": " + template + " is a folder; name a file");
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException(option + ": there is no writable folder " + folder + "; create it");
        }
    }

    /** Sees to it that this file does not replace one that is read. Both are in folders that exist. */
    void checkIsNot(String otherOption, Path other) {
        if (mayBe(other)) {
            throw new UsageException(option + " would replace the file of " + otherOption + ", " + other
                    + "; name another for " + option);
        }
    }

    /** Sees to it that this file does not replace another output. Both are in folders that exist. */
    void checkIsNot(OutputFile other) {
        if (mayBe(other.template) || other.mayBe(template)) {
            throw new UsageException(
                    option + " would replace the file of " + other.option + "; name another for " + option);
        }
    }

    /** Whether its name tells the nights apart. */
    boolean hasDate() {
        return name(template).contains(DATE);
    }

    Path on(LocalDate businessDay) {
        return template.resolveSibling(name(template).replace(DATE, businessDay.toString()));
    }

    private boolean mayBe(Path file) {
        try {
            if (Files.exists(template) && Files.exists(file)) {
                return Files.isSameFile(template, file);
            }
            // Either name may have the date, and the day is not known yet.
            return folder(template).equals(folder(file))
                    && (name(template).equals(name(file))
                            || anyDay().matcher(name(file)).matches());
        } catch (IOException e) {
            throw new UsageException(option + ": cannot be compared with " + file + ": " + Explanation.of(e), e);
        }
    }

    private Pattern anyDay() {
        return Pattern.compile(Arrays.stream(name(template).split(Pattern.quote(DATE), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(ANY_DATE)));
    }

    private static Path folder(Path file) throws IOException {
        return file.toAbsolutePath().resolveSibling(".").toRealPath();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
