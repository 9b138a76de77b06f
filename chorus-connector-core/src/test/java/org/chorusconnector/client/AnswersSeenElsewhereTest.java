package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.invoices.InvoiceHistory;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.PdfReading;
import org.chorusconnector.client.invoices.PdfSignature;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.structures.StructureId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which other clients of Chorus Pro have recorded its answers; the values are made up. */
class AnswersSeenElsewhereTest {

    private final Stage stage = new Stage();
    private final ChorusPro chorus = stage.client();

    @AfterEach
    void close() {
        chorus.close();
    }

    @Test
    void aReceiptWithACertificateThatNobodyAskedFor() {
        stage.answer(200, """
                {"codeRetour":0,"libelle":"GCU_MSG_01_000","identifiantFactureCPP":"8420001",
                 "numeroFacture":"20260000000000000007","statutFacture":"DEPOSEE","dateDepot":"2026-04-03",
                 "identifiantStructure":"12345678200010","empreinteCertificatDepot":"AbCdEf+0123456789=","certificat":null}
                """);

        SubmittedInvoice submitted =
                chorus.invoices().submit(Clients.invoice("FA-1", new FileId(1)).build());

        assertThat(submitted.id()).isEqualTo(new ChorusInvoiceId(8420001));
        assertThat(submitted.depositedOn()).contains(LocalDate.of(2026, 4, 3));
    }

    @Test
    void aPdfOfWhichNothingCouldBeRead() {
        stage.answer(200, """
                {"codeRetour":0,"libelle":"GCU_MSG_01_000","numeroFacture":null,"dateFacture":null,
                 "codeDestinataire":null,"codeServiceExecutant":null,"codeFournisseur":null,"codeDeviseFacture":null,
                 "typeFacture":"FACTURE","typeTva":null,"numeroBonCommande":null,
                 "montantTtcAvantRemiseGlobalTTC":null,"montantAPayer":null,"montantHtTotal":null,"montantTVA":null,
                 "pieceJointeId":6920001}
                """);

        PdfReading read = chorus.invoices().readPdf(Clients.pdf("FA-1.pdf"), PdfSignature.NONE);

        assertThat(read.file()).isEqualTo(new FileId(6920001));
        assertThat(read.number()).isEmpty();
        assertThat(read.toPay()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"histoStatutCode\":\"MISE_A_DISPOSITION\",\"histoStatutDatePassage\":\"2026-04-19 11:08\",\"histoStatutId\":1}]",
                "{\"histoStatutCode\":\"MISE_A_DISPOSITION\",\"histoStatutDatePassage\":\"2026-04-19 11:08\",\"histoStatutId\":\"1\"}"
            })
    void aHistoryOfOneStatusWithOrWithoutItsList(String statuses) {
        stage.answer(
                200,
                "{\"codeRetour\":\"0\",\"libelle\":\"GCU_MSG_01_000\",\"idFacture\":3120001,\"historiquesDesStatuts\":{\"histoStatut\":"
                        + statuses + "},\"historiquesDesEvenements\":\"\"}");

        InvoiceHistory history = chorus.invoices().history(new ChorusInvoiceId(3120001));

        assertThat(history.statuses()).singleElement().satisfies(change -> {
            assertThat(change.status()).isEqualTo(InvoiceStatus.MISE_A_DISPOSITION);
            assertThat(change.at()).contains(Instant.parse("2026-04-19T09:08:00Z"));
        });
        assertThat(history.events()).isEmpty();
    }

    @Test
    void servicesWithValiditiesByTheMinute() {
        stage.answer(200, """
                {"codeRetour":0,"libelle":"TRA_MSG_00.000","listeServices":[
                 {"codeService":"ACHATS","dateDbtService":"2016-10-25 17:42","dateFinService":"2050-12-31 00:00",
                  "estActif":true,"idService":27940001,"libelleService":"SERVICE DES ACHATS"},
                 {"codeService":"FACTURES_PUBLIQUES","dateDbtService":null,"estActif":false,"idService":27940002}],
                 "parametresRetour":{"nbResultatsParPage":10,"pageCourante":1,"pages":1,"total":2}}
                """);

        assertThat(chorus.structures().services(new StructureId(1)))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.code()).contains("ACHATS");
                            assertThat(first.active()).contains(true);
                            assertThat(first.validFrom()).contains(LocalDate.of(2016, 10, 25));
                            assertThat(first.validTo()).contains(LocalDate.of(2050, 12, 31));
                        },
                        second -> assertThat(second.active()).contains(false));
    }

    @Test
    void aFlowThatIsTakenAndOneThatIsNotKnownYet() {
        stage.answer(200, """
                {"codeRetour":0,"libelle":"TRA_MSG_00.000","codeInterfaceDepotFlux":"FSO1113A",
                 "dateDepotFlux":"2026-03-27T11:12:24.777+01:00","dateHeureEtatCourantFlux":"2026-03-27T11:12:24.777+01:00",
                 "etatCourantDepotFlux":"IN_INTEGRE","nomFichier":"FSO1113A_CPP001_CPP0011113000000000000001"}
                """);
        assertThat(chorus.flows().report(new FlowNumber("CPP1")).orElseThrow().since())
                .contains(Instant.parse("2026-03-27T10:12:24.777Z"));

        stage.answer(200, "{\"codeRetour\":0,\"etatCourantDepotFlux\":\"IN_EN_ATTENTE_TRAITEMENT\"}");
        assertThat(chorus.flows().report(new FlowNumber("CPP1")).orElseThrow().status())
                .isPresent();
    }

    @Test
    void aRateOfZero() {
        stage.answer(200, """
                {"codeRetour":0,"libelle":"TRA_MSG_00.000","listeTauxTva":[
                 {"codeTauxTva":"TVA1","libelleTauxTva":"Franchise en base","valeurTauxTva":0},
                 {"codeTauxTva":"TVA4","libelleTauxTva":"5,5","valeurTauxTva":5.5}]}
                """);

        assertThat(chorus.referenceData().vatRates())
                .extracting(rate -> rate.percent().orElseThrow().toPlainString())
                .containsExactly("0", "5.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q29udGVudQ==", "Q29udGVudQ", "Q29u\\r\\ndGVu\\r\\ndQ==\\r\\n", "Q29udGVudQ\\u003d\\u003d"})
    void aFileWithoutPaddingOrInLines(String base64) {
        stage.answer(200, "{\"codeRetour\":0,\"libelle\":\"GCU_MSG_01_000\",\"fichierResultat\":\"" + base64 + "\"}");
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        chorus.structures().downloadDirectory(FileTarget.of(file));

        assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo("Contenu");
    }

    @Test
    void aRefusalWithItsFrenchTextUnderABadRequest() {
        stage.answer(
                400,
                "{\"codeRetour\":20000,\"libelle\":\"GDP_MSG_11.008 : La demande n'existe pas\",\"listeErreurs\":[]}");

        assertThatExceptionOfType(ChorusRefusedException.class)
                .isThrownBy(() -> chorus.invoices().history(new ChorusInvoiceId(1)))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(20000);
                    assertThat(refusal.label()).startsWith("GDP_MSG_11.008");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"httpCode\":\"403\",\"httpMessage\":\"Forbidden\",\"moreInformation\":\"Not registered to plan\"}",
                "{\"ErrorCode\":\"403\",\"Description\":\"[invalid field]\"}",
                "[{\"error\":\"x\",\"message\":\"y\",\"detail\":\"z\"}]",
                ""
            })
    void aGatewayThatAnswersInItsOwnWords(String body) {
        stage.answer(403, body);

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.structures().activeSuppliers())
                .matches(failed -> failed.reason() == ChorusFailedException.Reason.ACCESS_DENIED);
    }

    /** Amounts as the archives of works invoices have them. */
    @Test
    void amountsAsTextsWithAllTheirDecimals() {
        stage.answer(200, """
                {"codeRetour":0,"listeFactures":{"identifiantFactureCPP":"1","montantTTC":"1200.500000","montantAPayer":1200.50}}
                """);

        assertThat(chorus.invoices().search(InvoiceSearch.builder().build()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.amountInclTax().orElseThrow()).isEqualByComparingTo("1200.5");
                    assertThat(row.amountToPay()).contains(new BigDecimal("1200.50"));
                });
    }
}
