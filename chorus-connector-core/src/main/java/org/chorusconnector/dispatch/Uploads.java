package org.chorusconnector.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Items;
import org.chorusconnector.ledger.UploadedFile;
import org.chorusconnector.receipt.Document;

/**
 * Stores the documents of items on the platform, except those that a dead run stored a moment ago. Each stored file is
 * recorded in the ledger at once, also if a later one fails. Thread-safe.
 */
final class Uploads {

    /**
     * For how long a file to which no invoice refers is assumed to stay on the platform. Chorus Pro does not document it;
     * a short time is enough for the run after a crash.
     */
    static final Duration KEPT_FOR = Duration.ofMinutes(15);

    private final Platform platform;
    private final SharedFiles shared;
    private final Items items;
    private final Clock clock;

    Uploads(Platform platform, SharedFiles shared, Items items, Clock clock) {
        this.platform = platform;
        this.shared = shared;
        this.items = items;
        this.clock = clock;
    }

    OfItem of(Claim claim) {
        return new OfItem(claim);
    }

    /** The documents of one item. Used by one thread. */
    final class OfItem {

        private final List<UploadedFile> earlier;
        private Claim claim;

        private OfItem(Claim claim) {
            this.earlier = claim.files();
            this.claim = claim;
        }

        /** The latest claim, whether all documents are stored or not. */
        Claim claim() {
            return claim;
        }

        /** The files in the order of the documents, the main one first. */
        List<FileId> store(List<Document> documents) {
            List<FileId> files = new ArrayList<>();
            for (Document document : documents) {
                boolean isMain = files.isEmpty();
                files.add(kept(document).orElseGet(() -> isMain ? upload(document) : attachment(document)));
            }
            return files;
        }

        private FileId attachment(Document document) {
            String content = shared.isAllowed() ? contentOf(document) : "";
            // Unreadable, it is uploaded all the same, which tells what is wrong with it.
            return content.isEmpty()
                    ? upload(document)
                    : shared.get(new SharedFiles.Content(document.name(), content), () -> upload(document));
        }

        private FileId upload(Document document) {
            MessageDigest digest = sha256();
            FileId file = platform.upload(digesting(document, digest));
            String content = HexFormat.of().formatHex(digest.digest());
            claim = items.uploaded(
                    claim, new UploadedFile(file.value(), document.name(), content, clock.instant()), clock.instant());
            return file;
        }

        private Optional<FileId> kept(Document document) {
            List<UploadedFile> sameName = earlier.stream()
                    .filter(file -> file.name().equals(document.name()))
                    // Either way: a clock that was set back must not make an old file young.
                    .filter(file ->
                            Duration.between(file.at(), clock.instant()).abs().compareTo(KEPT_FOR) < 0)
                    .toList();
            if (sameName.isEmpty()) {
                return Optional.empty();
            }
            String content = contentOf(document);
            return sameName.stream()
                    .filter(file -> file.sha256().equals(content))
                    .findFirst()
                    .map(file -> new FileId(file.id()));
        }
    }

    /** Its digest; empty when it cannot be read. */
    private static String contentOf(Document document) {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(document.open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return "";
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Each attempt reads the document from its beginning: the digest is that of the last one. */
    private static Document digesting(Document document, MessageDigest digest) {
        return Document.of(document.name(), document.size(), () -> {
            digest.reset();
            return new DigestInputStream(document.open(), digest);
        });
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
