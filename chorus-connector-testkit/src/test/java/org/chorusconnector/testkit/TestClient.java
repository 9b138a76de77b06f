package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A client that does what the contract says, on the JDK's own HTTP client. */
final class TestClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChorusSimulator simulator;
    private String token = "";

    TestClient(ChorusSimulator simulator) {
        this.simulator = simulator;
    }

    /** A client that has its token. */
    static TestClient of(ChorusSimulator simulator) {
        var client = new TestClient(simulator);
        client.token = json(client.askToken(simulator.clientId(), simulator.clientSecret()))
                .path("access_token")
                .asText();
        return client;
    }

    HttpResponse<String> askToken(String id, String secret) {
        return send(HttpRequest.newBuilder(uri(Operation.TOKEN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=" + encoded(id)
                        + "&client_secret=" + encoded(secret) + "&scope=openid"))
                .build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    URI uri(Operation operation) {
        return URI.create(
                (operation == Operation.TOKEN ? simulator.oauthUrl() : simulator.apiUrl()) + operation.path());
    }

    /** An authorised request without body. */
    HttpRequest.Builder request(Operation operation) {
        String account = simulator.login() + ":" + simulator.password();
        return HttpRequest.newBuilder(uri(operation))
                .header("Authorization", "Bearer " + token)
                .header("cpro-account", Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> call(Operation operation, String body) {
        HttpRequest.Builder request = request(operation);
        if (operation == Operation.HEALTH_CHECK) {
            return send(request.GET().build());
        }
        return send(request.header("Content-Type", "application/json;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> call(Operation operation, JsonNode body) {
        return call(operation, body.toString());
    }

    HttpResponse<String> call(Operation operation) {
        return call(operation, "{}");
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int code(HttpResponse<String> response) {
        return json(response).path("codeRetour").asInt(-1);
    }

    HttpResponse<String> upload(String name, byte[] content) {
        return call(Operation.UPLOAD_FILE, file(name, content));
    }

    static ObjectNode file(String name, byte[] content) {
        return Json.object()
                .put("pieceJointeFichier", Base64.getEncoder().encodeToString(content))
                .put("pieceJointeNom", name)
                .put("pieceJointeTypeMime", "application/pdf")
                .put("pieceJointeExtension", "PDF");
    }

    long uploaded(String name, byte[] content) {
        return json(upload(name, content)).path("pieceJointeId").asLong();
    }

    /** Uploads a file and submits an invoice that the platform takes. */
    HttpResponse<String> submit(String number) {
        return call(Operation.SUBMIT_INVOICE, invoice(number));
    }

    /** An invoice that the platform takes, its file being uploaded. */
    ObjectNode invoice(String number) {
        return invoice(number, uploaded(number + ".pdf", number.getBytes(StandardCharsets.UTF_8)));
    }

    static ObjectNode invoice(String number, long fileId) {
        ObjectNode invoice = Json.object()
                .put("modeDepot", "DEPOT_PDF_API")
                .put("numeroFactureSaisi", number)
                .put("dateFacture", "2026-03-31");
        invoice.putObject("destinataire").put("codeDestinataire", "12345678200051");
        invoice.putObject("fournisseur").put("idFournisseur", ChorusSimulator.SUPPLIER_ID);
        invoice.putObject("cadreDeFacturation").put("codeCadreFacturation", "A1_FACTURE_FOURNISSEUR");
        invoice.putObject("references")
                .put("deviseFacture", "EUR")
                .put("typeFacture", "FACTURE")
                .put("typeTva", "TVA_SUR_DEBIT")
                .put("modePaiement", "VIREMENT");
        invoice.putObject("montantTotal")
                .put("montantHtTotal", new BigDecimal("1000.00"))
                .put("montantTVA", new BigDecimal("200.00"))
                .put("montantTtcTotal", new BigDecimal("1200.00"))
                .put("montantAPayer", new BigDecimal("1200.00"));
        invoice.putArray("pieceJointePrincipale")
                .addObject()
                .put("pieceJointePrincipaleDesignation", number + ".pdf")
                .put("pieceJointePrincipaleId", fileId);
        return invoice;
    }
}
