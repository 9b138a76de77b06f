package org.chorusconnector.scale;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes everything and remembers a bit for each invoice: the simulator keeps all that it was sent, which is too much for a
 * hundred thousand.
 */
final class CountingPlatform implements AutoCloseable {

    private static final int THREADS = 8;
    private static final Pattern NUMBER = Pattern.compile("\"numeroFactureSaisi\"\\s*:\\s*\"F-(\\d+)\"");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicLong ids = new AtomicLong(1);
    private final AtomicLong submissions = new AtomicLong();
    private final BitSet invoices = new BitSet();

    CountingPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        answer("/api/oauth/token", request -> """
                {"access_token":"t-%d","token_type":"Bearer","expires_in":3600,"scope":"openid"}""".formatted(ids.getAndIncrement()));
        answer("/cpro/transverses/v1/ajouter/fichier", request -> """
                {"codeRetour":0,"libelle":"GCU_MSG_01_000","pieceJointeId":%d}""".formatted(ids.getAndIncrement()));
        answer("/cpro/factures/v1/soumettre", this::submit);
        server.start();
    }

    private interface Reply {
        String to(String request);
    }

    private void answer(String path, Reply reply) {
        server.createContext(path, exchange -> respond(exchange, reply));
    }

    private static void respond(HttpExchange exchange, Reply reply) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] body = reply.to(request).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private String submit(String request) {
        Matcher number = NUMBER.matcher(request);
        if (!number.find()) {
            throw new IllegalArgumentException("No number in " + request);
        }
        int item = Integer.parseInt(number.group(1));
        submissions.incrementAndGet();
        synchronized (invoices) {
            invoices.set(item);
        }
        return """
                {"codeRetour":0,"libelle":"GCU_MSG_01_000","identifiantFactureCPP":%d,"numeroFacture":"F-%d",\
                "statutFacture":"DEPOSEE","dateDepot":"2026-11-20"}""".formatted(ids.getAndIncrement(), item);
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    long submissions() {
        return submissions.get();
    }

    int invoices() {
        synchronized (invoices) {
            return invoices.cardinality();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
