package org.chorusconnector.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorusconnector.testkit.ChorusSimulator;

/** A client as one writes it for a first night: one call after the other, each file as Base64 in memory, no ledger. */
final class SequentialClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChorusSimulator simulator;
    private final URI address;
    private final String account;
    private String token = "";

    SequentialClient(ChorusSimulator simulator, URI address) {
        this.simulator = simulator;
        this.address = address;
        this.account = Base64.getEncoder()
                .encodeToString((simulator.login() + ":" + simulator.password()).getBytes(StandardCharsets.UTF_8));
    }

    Duration send(Night night) throws IOException, InterruptedException {
        long began = System.nanoTime();
        token = value(
                send(HttpRequest.newBuilder(address.resolve("/api/oauth/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                                + encoded(simulator.clientId()) + "&client_secret="
                                + encoded(simulator.clientSecret()) + "&scope=openid"))
                        .build()),
                "\"access_token\"\\s*:\\s*\"([^\"]+)\"");
        for (String number : night.numbers().toList()) {
            String file = Base64.getEncoder().encodeToString(night.content().readAllBytes());
            String id = value(
                    post(
                            "/cpro/transverses/v1/ajouter/fichier",
                            "{\"pieceJointeFichier\":\"" + file + "\",\"pieceJointeNom\":\"" + number
                                    + ".pdf\",\"pieceJointeTypeMime\":\"application/pdf\",\"pieceJointeExtension\":\"PDF\"}"),
                    "\"pieceJointeId\"\\s*:\\s*(\\d+)");
            String answer = post("/cpro/factures/v1/soumettre", invoice(number, id));
            if (!answer.contains("\"codeRetour\":0")) {
                throw new IOException("not sent: " + answer);
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String invoice(String number, String file) {
        return """
                {"modeDepot":"DEPOT_PDF_API","numeroFactureSaisi":"S%s","dateFacture":"2026-01-02",
                 "destinataire":{"codeDestinataire":"%s"},"fournisseur":{"idFournisseur":%d},
                 "cadreDeFacturation":{"codeCadreFacturation":"A1_FACTURE_FOURNISSEUR"},
                 "references":{"deviseFacture":"EUR","typeFacture":"FACTURE","typeTva":"TVA_SUR_DEBIT","modePaiement":"VIREMENT"},
                 "montantTotal":{"montantHtTotal":100.00,"montantTVA":20.00,"montantTtcTotal":120.00,"montantAPayer":120.00},
                 "pieceJointePrincipale":[{"pieceJointePrincipaleDesignation":"a.pdf","pieceJointePrincipaleId":%s}]}
                """.formatted(number, Night.RECIPIENT, ChorusSimulator.SUPPLIER_ID, file);
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json;charset=utf-8")
                .header("Authorization", "Bearer " + token)
                .header("cpro-account", account)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String value(String answer, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(answer);
        if (!found.find()) {
            throw new IOException("unexpected answer: " + answer);
        }
        return found.group(1);
    }
}
