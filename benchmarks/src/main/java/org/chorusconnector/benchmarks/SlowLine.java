package org.chorusconnector.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chorusconnector.testkit.ChorusSimulator;

/** A line that carries 80,000 bytes a second upstream in all, as ADSL does. */
final class SlowLine {

    private static final int BYTES_PER_SECOND = 80_000;

    private SlowLine() {}

    static void measure() throws Exception {
        System.out.println();
        System.out.println(
                "| Way up | Receipts | PDF | Ours | Sequential | Ideal (bytes on the wire) | Ours / ideal |");
        System.out.println("|---|---|---|---|---|---|---|");
        measure(new Night(32, 400_000));
        measure(new Night(1, 9_600_000));
    }

    private static void measure(Night night) throws Exception {
        try (ChorusSimulator simulator = ChorusSimulator.start();
                Forwarder line = new Forwarder(simulator.apiUrl().getPort())) {
            Duration ours = night.run(simulator, line.address(), Night.database());
            double ideal = night.items() * (night.bytes() * 4.0 / 3) / BYTES_PER_SECOND;
            Duration sequential = new SequentialClient(simulator, line.address()).send(night);
            System.out.printf(
                    Locale.ROOT,
                    "| %d kB/s | %d | %d kB | %.1f s | %.1f s | %.1f s | %.2f |%n",
                    BYTES_PER_SECOND / 1000,
                    night.items(),
                    night.bytes() / 1000,
                    ours.toMillis() / 1000.0,
                    sequential.toMillis() / 1000.0,
                    ideal,
                    ours.toMillis() / 1000.0 / ideal);
        }
    }

    /** Lets so many bytes pass upstream, shared by all connections; answers come back at once. */
    private static final class Forwarder implements AutoCloseable {

        private static final int PIECE = 1448;

        private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        private final int target;
        private long freeAt = System.nanoTime();

        Forwarder(int target) throws IOException {
            this.target = target;
            start(() -> {
                while (!server.isClosed()) {
                    serve(server.accept());
                }
            });
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        private void serve(Socket client) throws IOException {
            // Little is held on the way, as in a modem. Below the segment size of the loopback interface (64 kB), the
            // kernel
            // would wait for a timer before each piece, and the line would carry half of its rate.
            client.setReceiveBufferSize(131_072);
            Socket platform = new Socket(InetAddress.getLoopbackAddress(), target);
            start(() -> pipe(client, platform, true));
            start(() -> pipe(platform, client, false));
        }

        private void pipe(Socket from, Socket to, boolean isUpstream) throws IOException {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] piece = new byte[PIECE];
                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                    if (isUpstream) {
                        await(n);
                    }
                    out.write(piece, 0, n);
                }
            }
        }

        private void await(int bytes) {
            long until;
            synchronized (this) {
                long now = System.nanoTime();
                freeAt = Math.max(freeAt, now) + TimeUnit.SECONDS.toNanos(1) * bytes / BYTES_PER_SECOND;
                until = freeAt;
            }
            for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        private interface Work {
            void run() throws IOException;
        }

        private static void start(Work work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (IOException closed) {
                    // The other side hung up; the benchmark sees that its call failed.
                    return;
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
