package org.chorusconnector.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** A server one level below HTTP libraries, so that nothing between the wire and the test hides a request. */
public final class RawServer implements AutoCloseable {

    /** What to do with a request, which has arrived whole. */
    public interface Script {
        void answer(Exchange exchange) throws IOException;
    }

    /** One request. */
    public static final class Exchange {
        private final String path;
        private final int connection;
        private final Socket socket;

        private Exchange(String path, int connection, Socket socket) {
            this.path = path;
            this.connection = connection;
            this.socket = socket;
        }

        public String path() {
            return path;
        }

        /** Number of the connection it came on, from 1. */
        public int connection() {
            return connection;
        }

        /** Answers with this JSON and keeps the connection. */
        public void json(int status, String body, String... headers) throws IOException {
            raw("HTTP/1.1 " + status + " x\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                    + String.join(
                            "", List.of(headers).stream().map(h -> h + "\r\n").toList()) + "\r\n" + body);
        }

        public void raw(String bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void hangUp() throws IOException {
            socket.close();
        }
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Script script;

    private RawServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    public static RawServer start(Script script) throws IOException {
        return start(ServerSocketFactory.getDefault(), script);
    }

    /** With sockets of another kind, such as those that speak TLS. */
    public static RawServer start(ServerSocketFactory sockets, Script script) throws IOException {
        RawServer started = new RawServer(sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        started.threads.submit(started::accept);
        return started;
    }

    public URI url(String scheme) {
        return URI.create(scheme + "://localhost:" + server.getLocalPort());
    }

    /** The request lines and headers that arrived, in order. */
    public List<String> requests() {
        return requests;
    }

    public long requestsTo(String path) {
        return requests.stream().filter(one -> one.contains(" " + path + " ")).count();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        server.close();
    }

    private Void accept() throws IOException {
        for (int number = 1; !server.isClosed(); number++) {
            Socket socket = server.accept();
            int connection = number;
            threads.submit(() -> serve(socket, connection));
        }
        return null;
    }

    private Void serve(Socket socket, int connection) throws IOException {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                String head = head(in);
                in.skipNBytes(contentLength(head));
                requests.add(head);
                script.answer(new Exchange(head.split(" ", 3)[1], connection, socket));
            }
        }
        return null;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            boolean tls = head.isEmpty() && next == 0x16;
            if (next < 0 || tls) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
