package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        String lastName = Normalizer.normalize(String.valueOf(relative.getFileName()), Normalizer.Form.NFC);
        try {
            Spellings spellings = Spellings.of(folder, relative);
            if (spellings.isAmbiguous()) {
                return Document.ambiguous(lastName);
            }
            Path real = spellings.file().toRealPath();
            if (!real.startsWith(folder)) {
                return Document.outOfBounds(name);
            }
            if (!Files.isRegularFile(real) || !Files.isReadable(real)) {
                return Document.missing(lastName);
            }
            return Document.of(lastName, Files.size(real), () -> open(real));
        } catch (FileSystemException e) {
            // Not there, a name too long for the file system, links in a circle: whatever the cause, no such document.
            return Document.missing(lastName);
        }
    }

    /**
     * Opens a file that was resolved before, without following any link: a folder or file that was replaced by a link since
     * is not opened.
     */
    private InputStream open(Path real) throws IOException {
        Path relative = folder.relativize(real);
        try (DirectoryStream<Path> top = Files.newDirectoryStream(folder)) {
            if (top instanceof SecureDirectoryStream<Path> secure) {
                return open(secure, relative);
            }
        }
        InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
        if (!real.toRealPath().equals(real)) {
            in.close();
            throw new IOException("Document " + real.getFileName() + " was replaced by a link after it was checked");
        }
        return in;
    }

    private static InputStream open(SecureDirectoryStream<Path> directory, Path relative) throws IOException {
        if (relative.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> next =
                    directory.newDirectoryStream(relative.getName(0), LinkOption.NOFOLLOW_LINKS)) {
                return open(next, relative.subpath(1, relative.getNameCount()));
            }
        }
        return Channels.newInputStream(
                directory.newByteChannel(relative, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }
}
