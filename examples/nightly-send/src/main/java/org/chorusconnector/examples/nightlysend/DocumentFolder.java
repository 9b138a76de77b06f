package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;

/** The folder beyond which no document name may lead, neither by its words nor by a symbolic link. Thread-safe. */
final class DocumentFolder {

    private final Path folder;

    private DocumentFolder(Path folder) {
        this.folder = folder;
    }

    static DocumentFolder of(Path folder) {
        try {
            return new DocumentFolder(folder.toRealPath());
        } catch (IOException e) {
            throw new UsageException("The documents folder cannot be read: " + folder, e);
        }
    }

    Documents find(DocumentNames names) throws IOException {
        Optional<Document> main = names.main().isEmpty()
                ? Optional.empty()
                : Optional.of(find(names.main().get()));
        List<Document> attachments = new ArrayList<>();
        for (String name : names.attachments()) {
            attachments.add(find(name));
        }
        return new Documents(main, attachments);
    }

    private Document find(String name) throws IOException {
        Path relative;
        try {
            relative = Path.of(name);
        } catch (InvalidPathException e) {
            return Locales.canName(name) ? Document.outOfBounds(name) : Document.missing(name);
        }
        Path file = folder.resolve(relative).normalize();
        if (relative.isAbsolute() || !file.startsWith(folder)) {
            return Document.outOfBounds(name);
        }
        String lastName = String.valueOf(relative.getFileName());
        try {
            Path real = folder.resolve(relative).toRealPath();
            if (!real.startsWith(folder)) {
                return Document.outOfBounds(name);
            }
            if (!Files.isRegularFile(real) || !Files.isReadable(real)) {
                return Document.missing(lastName);
            }
            return Document.of(lastName, Files.size(real), () -> Files.newInputStream(real));
        } catch (FileSystemException e) {
            // Not there, a name too long for the file system, links in a circle: whatever the cause, no such document.
            return Document.missing(lastName);
        }
    }
}
