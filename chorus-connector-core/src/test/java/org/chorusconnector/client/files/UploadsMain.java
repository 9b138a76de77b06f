package org.chorusconnector.client.files;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;

/** Uploads files of the largest size, in a JVM of its own with little memory. */
final class UploadsMain {

    static final int FILES = 12;
    private static final int THREADS = 4;

    private UploadsMain() {}

    public static void main(String[] args) throws Exception {
        URI url = URI.create(args[0]);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ChorusPro chorus = ChorusPro.builder(PisteApplication.of(args[1], args[2]), Account.of(args[3], args[4]))
                .environment(Environment.custom(url, url))
                .build()) {
            List<Future<FileId>> uploads = new ArrayList<>();
            for (int i = 0; i < FILES; i++) {
                uploads.add(threads.submit(() -> chorus.files()
                        .upload(new FileUpload(
                                "facture.pdf",
                                FileRules.MAX_FILE_BYTES,
                                () -> new ManyBytes(FileRules.MAX_FILE_BYTES)))));
            }
            for (Future<FileId> one : uploads) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
