package org.chorusconnector.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files taken, without their contents. Thread-safe. */
final class FileStore {

    private static final long FIRST_ID = 10_321_512;

    private final Map<Long, Upload> uploads = new LinkedHashMap<>();

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

    synchronized void reset() {
        uploads.clear();
    }
}
