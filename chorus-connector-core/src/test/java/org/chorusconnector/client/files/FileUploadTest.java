package org.chorusconnector.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileUploadTest {

    private static final FileUpload.Content NOTHING = InputStream::nullInputStream;

    @ParameterizedTest
    @CsvSource({
        "facture.pdf, PDF, application/pdf",
        "FACTURE.PDF, PDF, application/pdf",
        "a.b.jpeg, JPEG, image/jpeg",
        "x.fax, FAX, application/octet-stream",
    })
    void knowsExtensionAndTypeFromTheName(String name, String extension, String type) {
        FileUpload file = new FileUpload(name, 1, NOTHING);

        assertThat(file.extension()).isEqualTo(extension);
        assertThat(file.mimeType()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "facture, A6",
        ".pdf, A6",
        "facture., A6",
        "facture.exe, A6",
        "pdf, A6",
        "'', A5",
        "a-name-of-fifty-one-characters-that-is-too-long.pdf, A5",
    })
    void refusesANameAndSaysByWhichRule(String name, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileUpload(name, 1, NOTHING))
                .withMessageContaining("rule " + rule);
        assertThat(FileRules.problemOfName(name)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"-1, A9", "0, A9", "10000001, A1"})
    void refusesASizeAndSaysByWhichRule(long size, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileUpload("facture.pdf", size, NOTHING))
                .withMessageContaining("rule " + rule);
        assertThat(FileRules.problemOfSize(size)).isPresent();
    }

    @Test
    void takesTheLargestFileAndTheLongestName() {
        String longest = "x".repeat(FileRules.MAX_NAME_LENGTH - 4) + ".pdf";

        assertThat(new FileUpload(longest, FileRules.MAX_FILE_BYTES, NOTHING).name())
                .isEqualTo(longest);
    }

    @Test
    void acceptsTheExtensionsOfTheContract() {
        assertThat(FileRules.ACCEPTED_EXTENSIONS)
                .hasSize(35)
                .contains("PDF", "XML", "ZIP", "P7S", "GZIP")
                .allMatch(extension -> extension.equals(extension.toUpperCase(Locale.ROOT)));
    }

    @Test
    void takesNameAndSizeFromTheDisk(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("facture.pdf"), "%PDF");

        FileUpload file = FileUpload.of(path);

        assertThat(file.name()).isEqualTo("facture.pdf");
        assertThat(file.size()).isEqualTo(4);
        try (InputStream first = file.content().open();
                InputStream second = file.content().open()) {
            assertThat(first).hasContent("%PDF");
            assertThat(second).hasContent("%PDF");
        }
    }

    @Test
    void aFileThatIsNotThereCannotBeTaken(@TempDir Path folder) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> FileUpload.of(folder.resolve("missing.pdf")))
                .withMessageContaining("missing.pdf");
    }

    @Test
    void doesNotReadItsContent() {
        FileUpload file = new FileUpload("facture.pdf", 3, () -> new ByteArrayInputStream(new byte[] {1, 2, 3}));

        assertThat(file.toString()).startsWith("FileUpload[name=facture.pdf, size=3");
    }
}
