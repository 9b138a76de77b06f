package org.chorusconnector.client.files;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;

/** Sends and receives files of the largest size at the same time, in a JVM of its own with little memory. */
final class SmallHeapMain {

    static final int UPLOADS = 12;
    static final int DOWNLOADS = 4;
    private static final int THREADS = 8;

    private SmallHeapMain() {}

    /**
     * Arguments: where uploads go, identifier, secret, login and password there, where downloads come from, the file that the
     * first of them is written to.
     */
    public static void main(String[] args) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ChorusPro up = connect(args, URI.create(args[0]));
                ChorusPro down = connect(args, URI.create(args[5]))) {
            List<Future<?>> underWay = new ArrayList<>();
            for (int number = 0; number < DOWNLOADS; number++) {
                FileTarget target =
                        number == 0 ? FileTarget.of(Path.of(args[6])) : FileTarget.of(OutputStream.nullOutputStream());
                underWay.add(threads.submit(
                        () -> down.files().download(FileOwner.invoices(List.of(new ChorusInvoiceId(1))), target)));
            }
            for (int number = 0; number < UPLOADS; number++) {
                underWay.add(threads.submit(() -> up.files()
                        .upload(new FileUpload(
                                "facture.pdf",
                                FileRules.MAX_FILE_BYTES,
                                () -> new ManyBytes(FileRules.MAX_FILE_BYTES)))));
            }
            for (Future<?> one : underWay) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static ChorusPro connect(String[] args, URI url) {
        return ChorusPro.builder(PisteApplication.of(args[1], args[2]), Account.of(args[3], args[4]))
                .environment(Environment.custom(url, url))
                .build();
    }
}
