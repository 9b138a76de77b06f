package org.chorusconnector.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files taken, without their contents. Thread-safe. */
final class FileStore {

    private static final long FIRST_ID = 10_321_512;

    private final Map<Long, Upload> uploads = new LinkedHashMap<>();
    private final Set<Long> detached = new HashSet<>();

    synchronized Upload add(String name, String mediaType, String extension, RequestBody.Content content) {
        var upload =
                new Upload(FIRST_ID + uploads.size(), name, mediaType, extension, content.size(), content.sha256());
        uploads.put(upload.id(), upload);
        return upload;
    }

    synchronized Optional<Upload> find(long id) {
        return Optional.ofNullable(uploads.get(id));
    }

    synchronized List<Upload> all() {
        return new ArrayList<>(uploads.values());
    }

    /** The files that the account still lists. */
    synchronized List<Upload> listed() {
        return uploads.values().stream()
                .filter(upload -> !detached.contains(upload.id()))
                .toList();
    }

    /** Takes a file off the list; invoices keep theirs. */
    synchronized void detach(long id) {
        RefusedException.when(!uploads.containsKey(id) || !detached.add(id), Refusal.UNKNOWN_FILE);
    }

    synchronized void reset() {
        detached.clear();
        uploads.clear();
    }
}
