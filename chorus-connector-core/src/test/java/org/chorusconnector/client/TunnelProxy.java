package org.chorusconnector.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that opens a tunnel to whoever shows the right login, and hangs up on the others as some do. */
final class TunnelProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final String login;

    /**
     * A running proxy.
     *
     * @param login the header it wants to see
     */
    TunnelProxy(String login) throws IOException {
        this.login = login;
        threads.submit(this::accept);
    }

    Proxy address() {
        return new Proxy(
                Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
    }

    /** What it was asked, in order. */
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private Void accept() throws IOException {
        while (!server.isClosed()) {
            Socket socket = server.accept();
            threads.submit(() -> serve(socket));
        }
        return null;
    }

    private Void serve(Socket client) throws IOException {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            if (!head.contains("Proxy-Authorization: " + login + "\r\n")) {
                write(
                        client,
                        "407 x\r\nProxy-Authenticate: Basic realm=\"office\"\r\nConnection: close\r\nContent-Length: 0");
                return null;
            }
            String[] target = head.split(" ", 3)[1].split(":", 2);
            try (Socket host = new Socket(target[0], Integer.parseInt(target[1]))) {
                write(client, "200 x");
                threads.submit(() -> host.getInputStream().transferTo(client.getOutputStream()));
                client.getInputStream().transferTo(host.getOutputStream());
            }
        }
        return null;
    }

    private static void write(Socket client, String answer) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Not a byte more: what follows is for the host. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
