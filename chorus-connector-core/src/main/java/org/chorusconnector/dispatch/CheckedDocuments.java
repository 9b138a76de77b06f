package org.chorusconnector.dispatch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.files.FileRules;
import org.chorusconnector.eligibility.FileFacts;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;

/**
 * The documents of one item, looked at before its number is used. Each PDF is read in constant memory: once as a whole, and once
 * more from its cross-references. A PDF that is read again, to be uploaded, fails before its last byte if it is another one by then.
 *
 * @param main facts of the main document, if there is one
 * @param attachments facts of the attachments of {@code documents}, in their order
 * @param documents as they are to be sent: without an attachment that has both name and content of an earlier document
 */
record CheckedDocuments(Optional<FileFacts> main, List<FileFacts> attachments, Documents documents) {

    private static final int BUFFER = 16_384;

    /** @throws IOException when a document cannot be read */
    static CheckedDocuments of(Documents documents) throws IOException {
        Optional<Checked> main = documents.main().isPresent()
                ? Optional.of(Checked.main(documents.main().get()))
                : Optional.empty();
        List<Checked> attachments = new ArrayList<>();
        for (Document document : documents.attachments()) {
            Checked attachment = Checked.attachment(document);
            boolean isThere = main.isPresent() && attachment.isTheSameAs(main.get());
            for (Checked earlier : attachments) {
                isThere = isThere || attachment.isTheSameAs(earlier);
            }
            if (!isThere) {
                attachments.add(attachment);
            }
        }
        return new CheckedDocuments(
                main.map(Checked::facts),
                attachments.stream().map(Checked::facts).toList(),
                new Documents(
                        main.map(Checked::unchanged),
                        attachments.stream().map(Checked::unchanged).toList()));
    }

    /** @param sha256 of its content; empty when its content was not read */
    private record Checked(Document document, FileFacts facts, Optional<byte[]> sha256) {

        static Checked main(Document document) throws IOException {
            return isReadable(document) ? read(document) : unread(document);
        }

        static Checked attachment(Document document) throws IOException {
            return isReadable(document)
                            && FileRules.extensionOf(document.name())
                                    .filter("PDF"::equals)
                                    .isPresent()
                    ? read(document)
                    : unread(document);
        }

        private static Checked unread(Document document) {
            return new Checked(document, facts(document, false, true), Optional.empty());
        }

        private static FileFacts facts(Document document, boolean pdf, boolean complete) {
            return new FileFacts(document.name(), document.state(), document.size(), pdf, complete);
        }

        private static Checked read(Document document) throws IOException {
            PdfStructure structure = new PdfStructure();
            // A file that is too large is blocked anyway: its beginning tells its format.
            boolean isTooLarge = document.size() > FileRules.MAX_FILE_BYTES;
            byte[] content = read(document, structure, isTooLarge ? BUFFER : document.size());
            boolean complete = isTooLarge || !structure.isPdf() || structure.isCompleteIn(document);
            return new Checked(document, facts(document, structure.isPdf(), complete), Optional.of(content));
        }

        /** Not further than its size: a stream that is longer fails when it is uploaded. */
        private static byte[] read(Document document, PdfStructure structure, long most) throws IOException {
            MessageDigest digest = Uploads.sha256();
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = document.open()) {
                long left = most;
                while (left > 0) {
                    int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (read < 0) {
                        break;
                    }
                    digest.update(buffer, 0, read);
                    structure.update(buffer, read);
                    left -= read;
                }
            }
            return digest.digest();
        }

        private static boolean isReadable(Document document) {
            return document.state() == Document.State.AVAILABLE && document.size() > 0;
        }

        /** By name, size and content; two documents that are missing under one name are one, too. */
        boolean isTheSameAs(Checked earlier) throws IOException {
            return document.name().equals(earlier.document.name())
                    && document.state() == earlier.document.state()
                    && document.size() == earlier.document.size()
                    && (!isReadable(document) || MessageDigest.isEqual(content(), earlier.content()));
        }

        private byte[] content() throws IOException {
            return sha256.isPresent() ? sha256.get() : read(document, new PdfStructure(), document.size());
        }

        Document unchanged() {
            return sha256.isEmpty() || document.size() > FileRules.MAX_FILE_BYTES
                    ? document
                    : Document.of(
                            document.name(),
                            document.size(),
                            () -> new UnchangedStream(document.open(), document, sha256.get()));
        }
    }

    /** Fails instead of giving the last byte of a content that is not the one that was checked. */
    private static final class UnchangedStream extends FilterInputStream {

        private final Document document;
        private final byte[] expected;
        private final MessageDigest digest = Uploads.sha256();
        private long left;

        UnchangedStream(InputStream in, Document document, byte[] expected) {
            super(in);
            this.document = document;
            this.expected = expected;
            this.left = document.size();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            // Up to the checked size and then further, so that the reader learns of a content that grew.
            int most = left > 0 ? (int) Math.min(length, left) : length;
            int read = super.read(buffer, offset, most);
            if (read > 0 && left > 0) {
                digest.update(buffer, offset, read);
                left -= read;
                if (left == 0 && !MessageDigest.isEqual(expected, digest.digest())) {
                    throw new DocumentChangedException(document);
                }
            }
            return read;
        }

        @Override
        public long skip(long count) {
            // Nobody skips what is uploaded, and what is skipped could not be checked.
            return 0;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
