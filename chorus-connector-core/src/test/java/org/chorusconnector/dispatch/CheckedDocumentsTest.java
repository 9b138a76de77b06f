package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.chorusconnector.eligibility.FileFacts;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.testkit.Pdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckedDocumentsTest {

    private static final byte[] PLAIN = Pdf.of("Avis");

    private static Document document(String name, byte[] bytes) {
        return Document.of(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static FileFacts main(byte[] bytes) throws IOException {
        return CheckedDocuments.of(Documents.of(document("avis.pdf", bytes)))
                .main()
                .orElseThrow();
    }

    static Stream<Arguments> complete() throws IOException {
        byte[] streams = saved(CompressParameters.DEFAULT_COMPRESSION, false);
        return Stream.of(
                Arguments.of("with a cross-reference table", PLAIN),
                Arguments.of("with a table, by PDFBox", saved(CompressParameters.NO_COMPRESSION, false)),
                Arguments.of("with a cross-reference stream", streams),
                Arguments.of("encrypted", saved(CompressParameters.DEFAULT_COMPRESSION, true)),
                Arguments.of("updated", updated(streams)),
                Arguments.of("updated twice", updated(updated(PLAIN))),
                Arguments.of("with bytes behind its end", joined(PLAIN, "\0\0\r\n<!-- printed -->")),
                Arguments.of("with bytes before its mark", joined("\033%-12345X@PJL\n", PLAIN)),
                Arguments.of("with offsets that count bytes before its mark", shifted("\uFEFF\r\n")),
                Arguments.of("as web servers order it", linearized()),
                Arguments.of("with line ends of old Macs", replaced("startxref\n", "startxref\r")),
                Arguments.of("with blanks before its table", replaced("xref\n0 6", " \r\nxref\n0 6", PLAIN)));
    }

    private static byte[] saved(CompressParameters compression, boolean encrypted) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            if (encrypted) {
                pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out, compression);
            return out.toByteArray();
        }
    }

    /** As a signature does it: what was there stays, and a new end is written behind it. */
    private static byte[] updated(byte[] earlier) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(earlier)) {
            pdf.getDocumentCatalog().setLanguage("fr");
            pdf.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static byte[] joined(byte[] first, String second) {
        return joined(first, second.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] joined(String first, byte[] second) {
        return joined(first.getBytes(StandardCharsets.ISO_8859_1), second);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] shifted(String before) {
        byte[] first = before.getBytes(StandardCharsets.UTF_8);
        String text = new String(PLAIN, StandardCharsets.ISO_8859_1);
        int table = text.indexOf("xref\n0");
        return joined(
                first,
                text.replace("startxref\n" + table, "startxref\n" + (table + first.length))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The cross-references of the first page come first, and lead to the others. */
    private static byte[] linearized() {
        String head = "%PDF-1.4\n1 0 obj\n<< /Linearized 1 >>\nendobj\n";
        return (head + "xref\n0 0\ntrailer\n<< /Prev 200 >>\nstartxref\n0\n%%EOF\n" + "x".repeat(500)
                        + "\nxref\n0 0\ntrailer\n<< >>\nstartxref\n" + head.length() + "\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaced(String text, String by) {
        return replaced(text, by, PLAIN);
    }

    private static byte[] replaced(String text, String by, byte[] pdf) {
        String content = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(content).contains(text);
        return content.replace(text, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("complete")
    void takesACompletePdf(String kind, byte[] pdf) throws IOException {
        assertThat(main(pdf)).as(kind).matches(FileFacts::pdf).matches(FileFacts::complete);
    }

    static Stream<Arguments> incomplete() throws IOException {
        byte[] streams = saved(CompressParameters.DEFAULT_COMPRESSION, false);
        return Stream.of(
                Arguments.of("cut in half", Arrays.copyOf(PLAIN, PLAIN.length / 2)),
                Arguments.of("cut behind startxref", Arrays.copyOf(PLAIN, lastOf("startxref", PLAIN) + 10)),
                Arguments.of("an xref stream cut in half", Arrays.copyOf(streams, streams.length / 2)),
                Arguments.of("a later version cut", cutUpdate()),
                Arguments.of("startxref beyond the end", replacedStart("99999")),
                Arguments.of("startxref to its mark", replacedStart("0")),
                Arguments.of("startxref into an object", replacedStart("15")),
                Arguments.of("startxref of too many digits", replacedStart("9".repeat(40))),
                Arguments.of("a mark alone", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private static int lastOf(String text, byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1).lastIndexOf(text);
    }

    private static byte[] cutUpdate() throws IOException {
        byte[] updated = updated(PLAIN);
        return Arrays.copyOf(updated, lastOf("startxref", updated) + 9);
    }

    private static byte[] replacedStart(String offset) {
        String text = new String(PLAIN, StandardCharsets.ISO_8859_1);
        return text.replaceFirst("startxref\n[0-9]+", "startxref\n" + offset).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incomplete")
    void findsAPdfWithoutItsEnd(String kind, byte[] pdf) throws IOException {
        assertThat(main(pdf)).as(kind).matches(FileFacts::pdf).matches(facts -> !facts.complete());
    }

    @Test
    void looksForTheMarkInTheFirstKilobyteOnly() throws IOException {
        assertThat(main(joined(" ".repeat(1019), PLAIN)).pdf()).isTrue();
        assertThat(main(joined(" ".repeat(1020), PLAIN)).pdf()).isFalse();
    }

    @Test
    void checksAttachmentsThatAreNamedAsPdf() throws IOException {
        CheckedDocuments checked = CheckedDocuments.of(Documents.of(
                document("avis.pdf", PLAIN),
                document("cut.PDF", Arrays.copyOf(PLAIN, 100)),
                document("table.xls", new byte[] {1, 2, 3})));

        assertThat(checked.attachments()).extracting(FileFacts::complete).containsExactly(false, true);
    }

    @Test
    void dropsAnAttachmentThatIsThereAlready() throws IOException {
        CheckedDocuments checked = CheckedDocuments.of(Documents.of(
                document("avis.pdf", PLAIN),
                document("rib.png", new byte[] {1}),
                document("rib.png", new byte[] {1}),
                document("avis.pdf", PLAIN),
                document("rib.png", new byte[] {2}),
                document("other.png", new byte[] {1}),
                Document.missing("gone.pdf"),
                Document.missing("gone.pdf")));

        assertThat(checked.documents().attachments())
                .extracting(Document::name)
                .containsExactly("rib.png", "rib.png", "other.png", "gone.pdf");
        assertThat(checked.attachments()).hasSize(4);
    }

    @Test
    void failsBeforeTheLastByteOfADocumentThatChanged() throws IOException {
        AtomicReference<byte[]> content = new AtomicReference<>(PLAIN);
        Document watched = Document.of("avis.pdf", PLAIN.length, () -> new ByteArrayInputStream(content.get()));
        Document checked =
                CheckedDocuments.of(Documents.of(watched)).documents().main().orElseThrow();
        assertThat(bytesOf(checked)).isEqualTo(PLAIN);

        content.set(Pdf.of("Bvis"));

        try (InputStream in = checked.open()) {
            in.readNBytes(PLAIN.length - 1);
            assertThatExceptionOfType(DocumentChangedException.class)
                    .isThrownBy(in::read)
                    .withMessageContaining("avis.pdf");
        }
        content.set(PLAIN);
        assertThat(bytesOf(checked)).isEqualTo(PLAIN);
    }

    private static byte[] bytesOf(Document document) throws IOException {
        try (InputStream in = document.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void readsNoFurtherThanTheSizeAndLittleOfWhatIsTooLarge() throws IOException {
        AtomicInteger read = new AtomicInteger();
        Document endless = Document.of("avis.pdf", 100_000, () -> counted(read));
        Document large = Document.of("avis.pdf", 20_000_000_000L, () -> counted(read));

        assertThat(CheckedDocuments.of(Documents.of(endless)).main()).isPresent();
        assertThat(read.getAndSet(0)).isEqualTo(100_000);
        assertThat(CheckedDocuments.of(Documents.of(large)).main()).isPresent();
        assertThat(read).hasValueLessThan(100_000);
    }

    private static InputStream counted(AtomicInteger read) {
        return new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return 'x';
            }
        };
    }

    @Test
    void tellsADocumentThatCannotBeRead() {
        Document broken = Document.of("avis.pdf", 10, () -> {
            throw new IOException("the disk is gone");
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> CheckedDocuments.of(Documents.of(document("a.pdf", PLAIN), broken)))
                .withMessage("the disk is gone");
    }
}
