package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Document.State;
import org.chorusconnector.receipt.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFolderTest {

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(temporary.resolve("documents"));
        Files.writeString(folder.resolve("notice.pdf"), "%PDF-");
        Files.writeString(Files.createDirectory(folder.resolve("2026")).resolve("inner.pdf"), "%PDF-1.4");
        Files.writeString(temporary.resolve("secret.pdf"), "%PDF-");
        Files.createDirectory(temporary.resolve("documents-of-others"));
        Files.writeString(temporary.resolve("documents-of-others/secret.pdf"), "%PDF-");
    }

    private Document find(String name) throws IOException {
        return DocumentFolder.of(folder).find(DocumentNames.of(name, "")).main().orElseThrow();
    }

    @Test
    void findsFilesByTheirLastName() throws IOException {
        Document inner = find("2026/inner.pdf");

        assertThat(inner.name()).isEqualTo("inner.pdf");
        assertThat(inner.state()).isEqualTo(State.AVAILABLE);
        assertThat(inner.size()).isEqualTo(8);
        try (var content = inner.open()) {
            assertThat(content).hasContent("%PDF-1.4");
        }
        assertThat(find("2026/../notice.pdf").state()).isEqualTo(State.AVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.pdf",
                "2026/../../secret.pdf",
                "../documents-of-others/secret.pdf",
                "../not-there.pdf",
                "/etc/passwd",
                "notice\0.pdf"
            })
    void refusesNamesThatLeadOutside(String name) throws IOException {
        assertThat(find(name).state()).isEqualTo(State.OUT_OF_BOUNDS);
        assertThat(find(name).size()).isZero();
    }

    @Test
    void findsANameWithAccentsInWhateverSpellingTheFolderHasIt() throws IOException {
        String composed = "\u00e9ch\u00e9ance.pdf";
        String decomposed = "e\u0301che\u0301ance.pdf";
        String mixed = "\u00e9che\u0301ance.pdf";
        for (String onDisk : List.of(composed, decomposed, mixed)) {
            Path file = Files.writeString(folder.resolve(onDisk), "%PDF-");
            for (String asked : List.of(composed, decomposed, mixed)) {
                Document found = find(asked);
                assertThat(found.state())
                        .as("%s on disk, %s asked", onDisk, asked)
                        .isEqualTo(State.AVAILABLE);
                assertThat(found.name()).isEqualTo(composed);
                try (var content = found.open()) {
                    assertThat(content).hasContent("%PDF-");
                }
            }
            Files.delete(file);
        }
    }

    @Test
    void tellsThatSeveralFilesHaveTheName() throws IOException {
        Files.writeString(folder.resolve("\u00e9t\u00e9.pdf"), "%PDF-");
        Path other = Files.writeString(folder.resolve("e\u0301te\u0301.pdf"), "%PDF-");
        assumeFalse(Files.isSameFile(folder.resolve("\u00e9t\u00e9.pdf"), other), "one file by both spellings here");

        assertThat(find("\u00e9t\u00e9.pdf").state()).isEqualTo(State.AMBIGUOUS);
        assertThat(find("e\u0301te\u0301.pdf").state()).isEqualTo(State.AMBIGUOUS);
    }

    @Test
    void doesNotOpenAFileOrFolderThatWasReplacedByALink() throws IOException {
        Document notice = find("notice.pdf");
        Document inner = find("2026/inner.pdf");

        Files.delete(folder.resolve("notice.pdf"));
        Files.createSymbolicLink(folder.resolve("notice.pdf"), temporary.resolve("secret.pdf"));
        Files.move(folder.resolve("2026"), temporary.resolve("moved"));
        Files.createSymbolicLink(folder.resolve("2026"), temporary.resolve("moved"));

        assertThatExceptionOfType(IOException.class).isThrownBy(notice::open);
        assertThatExceptionOfType(IOException.class).isThrownBy(inner::open);
    }

    @Test
    void refusesAnAbsoluteNameEvenInside() throws IOException {
        assertThat(find(folder.resolve("notice.pdf").toString()).state()).isEqualTo(State.OUT_OF_BOUNDS);
    }

    @Test
    void refusesLinksThatLeadOutsideAndFollowsThoseWithin() throws IOException {
        Files.createSymbolicLink(folder.resolve("out.pdf"), temporary.resolve("secret.pdf"));
        Files.createSymbolicLink(folder.resolve("elsewhere"), temporary.resolve("documents-of-others"));
        Files.createSymbolicLink(folder.resolve("alias.pdf"), folder.resolve("notice.pdf"));

        assertThat(find("out.pdf").state()).isEqualTo(State.OUT_OF_BOUNDS);
        assertThat(find("elsewhere/secret.pdf").state()).isEqualTo(State.OUT_OF_BOUNDS);
        assertThat(find("alias.pdf").state()).isEqualTo(State.AVAILABLE);
        assertThat(find("alias.pdf").name()).isEqualTo("alias.pdf");
    }

    @Test
    void worksInAFolderThatIsItselfALink() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);

        assertThat(DocumentFolder.of(link)
                        .find(DocumentNames.of("notice.pdf", ""))
                        .main()
                        .orElseThrow()
                        .state())
                .isEqualTo(State.AVAILABLE);
    }

    @Test
    void missesWhatIsNoFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("dangling.pdf"), folder.resolve("nowhere.pdf"));
        Files.createSymbolicLink(folder.resolve("circle.pdf"), folder.resolve("circle.pdf"));

        for (String name : new String[] {
            "other.pdf", "2026", ".", "2026/none/other.pdf", "dangling.pdf", "circle.pdf", "n".repeat(300) + ".pdf"
        }) {
            assertThat(find(name).state()).as(name).isEqualTo(State.MISSING);
        }
        assertThat(find("2026/none/other.pdf").name()).isEqualTo("other.pdf");
    }

    @Test
    void keepsTheOrderOfAttachmentsAndDropsBlankNames() throws IOException {
        Documents documents = DocumentFolder.of(folder).find(DocumentNames.of("", "gone.txt||notice.pdf| |../x"));

        assertThat(documents.main()).isEmpty();
        assertThat(documents.attachments())
                .extracting(Document::name, Document::state)
                .containsExactly(
                        tuple("gone.txt", State.MISSING),
                        tuple("notice.pdf", State.AVAILABLE),
                        tuple("../x", State.OUT_OF_BOUNDS));
    }

    @Test
    void needsAFolder() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> DocumentFolder.of(temporary.resolve("none")))
                .withMessageContaining("none");
    }
}
