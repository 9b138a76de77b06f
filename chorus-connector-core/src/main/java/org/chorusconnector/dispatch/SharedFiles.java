package org.chorusconnector.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.chorusconnector.client.files.FileId;

/**
 * Attachments that several items of a run have in common, such as general conditions: stored once, since several invoices
 * may name the same supporting document (rule A13). Of main documents that is not known. Thread-safe.
 */
final class SharedFiles {

    /** Enough for what is common to many items; each takes some hundred bytes. */
    private static final int MOST = 1000;

    /** The same file under another name is another one: its name is what the recipient sees. */
    record Content(String name, String sha256) {}

    private final boolean isAllowed;

    private final Map<Content, CompletableFuture<Optional<FileId>>> stored = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Content, CompletableFuture<Optional<FileId>>> eldest) {
            return size() > MOST;
        }
    };

    SharedFiles(boolean isAllowed) {
        this.isAllowed = isAllowed;
    }

    /** Whether anything is shared at all. */
    boolean isAllowed() {
        return isAllowed;
    }

    /**
     * The file with this content, which the first one that asks for it uploads while the others wait.
     *
     * @param upload may fail; whoever waited then uploads it by itself, and learns what is wrong
     */
    FileId get(Content content, Supplier<FileId> upload) {
        CompletableFuture<Optional<FileId>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<FileId>> earlier;
        synchronized (stored) {
            earlier = stored.putIfAbsent(content, mine);
        }
        if (earlier != null) {
            return earlier.join().orElseGet(upload);
        }
        Optional<FileId> file = Optional.empty();
        try {
            file = Optional.of(upload.get());
            return file.get();
        } finally {
            if (file.isEmpty()) {
                synchronized (stored) {
                    stored.remove(content, mine);
                }
            }
            mine.complete(file);
        }
    }
}
