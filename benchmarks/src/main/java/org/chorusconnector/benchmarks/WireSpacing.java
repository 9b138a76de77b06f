package org.chorusconnector.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;

/**
 * How close to each other calls arrive, by the first byte of their headers at a server on the same machine: with threads beside that
 * keep the processors busy, and without. Minutes of the busy part: {@code -Dwire.minutes} (default: 10).
 */
final class WireSpacing {

    private static final int GRANTED = 20;
    private static final int CALLERS = 16;
    private static final int BUSY_THREADS = 4;

    private WireSpacing() {}

    static void measure() throws Exception {
        System.out.println();
        System.out.println(
                "| Busy threads beside | Minutes | Calls | Calls a second | Shortest time between a call and the 20th after it |");
        System.out.println("|---|---|---|---|---|");
        measure(BUSY_THREADS, Duration.ofMinutes(Integer.getInteger("wire.minutes", 10)));
        measure(0, Duration.ofMinutes(1));
    }

    private static void measure(int busyThreads, Duration length) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < busyThreads; i++) {
            threads.add(new Thread(() -> {
                while (!over.get()) {
                    Thread.onSpinWait();
                }
            }));
        }
        try (Arrivals server = new Arrivals();
                ChorusPro chorus = ChorusPro.builder(
                                PisteApplication.of("wire", "secret"), Account.of("TECH_1", "password"))
                        .environment(Environment.custom(server.url(), server.url()))
                        .build()) {
            chorus.referenceData().currencies();
            server.forget();
            for (int i = 0; i < CALLERS; i++) {
                threads.add(new Thread(() -> {
                    while (!over.get()) {
                        chorus.referenceData().currencies();
                    }
                }));
            }
            threads.forEach(Thread::start);
            Thread.sleep(length.toMillis());
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            long[] times = server.times();
            long shortest = Long.MAX_VALUE;
            for (int i = GRANTED; i < times.length; i++) {
                shortest = Math.min(shortest, times[i] - times[i - GRANTED]);
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %d | %d | %.2f | %.0f ms |%n",
                    busyThreads,
                    length.toMinutes(),
                    times.length,
                    (times.length - 1) * 1e9 / (times[times.length - 1] - times[0]),
                    shortest / 1e6);
        }
    }

    /** Notes when the first byte of each request is there, and answers with a token or an empty list. */
    private static final class Arrivals implements AutoCloseable {

        private static final byte[] ANSWER = """
                {"access_token":"token","token_type":"Bearer","expires_in":86400,"codeRetour":0,"libelle":"GCU_MSG_01_000",\
                "listeDevises":[]}""".getBytes(StandardCharsets.UTF_8);
        private static final byte[] HEAD = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + ANSWER.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);

        private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();

        Arrivals() throws IOException {
            daemon(() -> {
                while (true) {
                    Socket connection = socket.accept();
                    daemon(() -> serve(connection));
                }
            });
        }

        private interface Work {
            void run() throws IOException;
        }

        private static void daemon(Work work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (IOException closed) {
                    // The end of a connection or of the measurement; a call that it cut would fail at the caller.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(Socket connection) throws IOException {
            try (connection) {
                connection.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = connection.getOutputStream();
                for (int first = in.read(); first >= 0; first = in.read()) {
                    arrivals.add(System.nanoTime());
                    StringBuilder head = new StringBuilder().append((char) first);
                    while (head.length() < 4
                            || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                        head.append((char) in.read());
                    }
                    in.skipNBytes(contentLength(head.toString()));
                    out.write(HEAD);
                    out.write(ANSWER);
                    out.flush();
                }
            }
        }

        private static long contentLength(String head) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToLong(line -> Long.parseLong(
                            line.substring("content-length:".length()).trim()))
                    .findFirst()
                    .orElse(0);
        }

        URI url() {
            return URI.create("http://localhost:" + socket.getLocalPort());
        }

        void forget() {
            arrivals.clear();
        }

        long[] times() {
            return arrivals.stream().mapToLong(Long::longValue).sorted().toArray();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
