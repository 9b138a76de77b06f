package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void namesNoClassWhereThereAreWords() {
        Map<Throwable, String> explanations = Map.of(
                new IOException("No space left on device"), "No space left on device",
                new UncheckedIOException(new NoSuchFileException("a.csv")), "no such file or folder: a.csv",
                new UncheckedIOException("The receipts file cannot be read: a", new IOException("b")),
                        "The receipts file cannot be read: a",
                new AccessDeniedException("a.csv"), "access denied: a.csv",
                new DirectoryNotEmptyException("a"), "cannot be used: a",
                new FileSystemException("a", null, "Is a directory"), "a: Is a directory");

        explanations.forEach((failure, words) ->
                assertThat(Explanation.of(failure)).as(failure.toString()).isEqualTo(words));
    }

    @Test
    void namesTheClassOfAFailureThatSaysNothing() {
        assertThat(Explanation.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
