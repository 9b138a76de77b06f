package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.StoredFile;
import org.chorusconnector.client.flows.DepositedFlow;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.flows.FlowReport;
import org.chorusconnector.client.invoices.Invoice;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.client.structures.Structure;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.internal.time.Paris;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each field of the main answers is read from the field of its own name: their values differ. */
class FieldsTest {

    private static final Stage STAGE = new Stage();
    private static final ChorusPro CHORUS_PRO = STAGE.client();

    @AfterAll
    static void close() {
        CHORUS_PRO.close();
    }

    @Test
    void readsEveryFieldOfAFoundInvoice() {
        InvoiceSummary found = (InvoiceSummary) first("rechercherFactureParFournisseur");

        assertThat(found.id()).isEqualTo(new ChorusInvoiceId(Contract.numberOf("identifiantFactureCPP")));
        assertThat(found.number()).isEqualTo(text("numeroFacture"));
        assertThat(found.recipientSiret()).isEqualTo(text("codeDestinataire"));
        assertThat(found.amountExclTax()).isEqualTo(amount("montantHT"));
        assertThat(found.amountInclTax()).isEqualTo(amount("montantTTC"));
        assertThat(found.amountToPay()).isEqualTo(amount("montantAPayer"));
        assertThat(found.invoiceDate()).isEqualTo(day("dateFacture"));
        assertThat(found.depositedOn()).isEqualTo(day("dateDepot"));
    }

    @Test
    void readsEveryFieldOfAConsultedInvoice() {
        Invoice invoice = (Invoice) result("consulterFactureParFournisseur");

        assertThat(invoice.number()).isEqualTo(text("numeroFacture"));
        assertThat(invoice.comment()).isEqualTo(text("commentaire"));
        assertThat(invoice.references().invoiceDate()).isEqualTo(day("dateFacture"));
        assertThat(invoice.references().depositedOn()).isEqualTo(day("dateDepot"));
        assertThat(invoice.references().dueOn()).isEqualTo(day("dateEcheancePaiement"));
        assertThat(invoice.references().exemptionReason()).isEqualTo(text("motifExonerationTva"));
        assertThat(invoice.references().marketNumber()).isEqualTo(text("numeroMarche"));
        assertThat(invoice.references().engagementNumber()).isEqualTo(text("numeroBonCommande"));
        assertThat(invoice.references().originNumber()).isEqualTo(text("numeroFactureOrigine"));
        assertThat(invoice.supplier())
                .isEqualTo(new Invoice.Party(
                        text("codeFournisseur"),
                        text("designationFournisseur"),
                        text("codeServiceFournisseur"),
                        text("libelleServiceFournisseur")));
        assertThat(invoice.recipient())
                .isEqualTo(new Invoice.Party(
                        text("codeDestinataire"),
                        text("libelleDestinataire"),
                        text("codeServiceExecutant"),
                        text("libelleServiceExecutant")));
        assertThat(invoice.totals())
                .isEqualTo(new Invoice.Totals(
                        amount("montantHtTotal"),
                        amount("montantTVA"),
                        amount("montantRemiseGlobaleTTC"),
                        amount("montantTtcTotal"),
                        amount("montantAPayer")));
        assertThat(invoice.vatLines())
                .containsExactly(new Invoice.TaxedBase(
                        text("ligneTvaTauxRefCode"),
                        amount("ligneTvaTauxManuel"),
                        amount("ligneTvaMontantBaseHtParTaux"),
                        amount("ligneTvaMontantTvaParTaux")));
        assertThat(invoice.lines())
                .containsExactly(new Invoice.Line(
                        text("lignePosteDenomination"),
                        text("lignePosteReference"),
                        amount("lignePosteQuantite"),
                        amount("lignePosteMontantUnitaireHT"),
                        amount("lignePosteMontantHtApresRemise"),
                        amount("lignePosteMontantTva")));
        assertThat(invoice.mainFile()).contains(new FileId(Contract.numberOf("idPieceJointePrincipale")));
        assertThat(invoice.files())
                .containsExactly(new Invoice.AttachedFile(
                        Optional.of(new FileId(Contract.numberOf("pieceJointeId"))),
                        text("pieceJointeDesignation"),
                        text("pieceJointeTypeCode"),
                        text("pieceJointeExtension"),
                        Optional.of((long) Contract.numberOf("pieceJointeIdLiaison"))));
        assertThat(invoice.factor())
                .contains(new InvoiceSummary.Factor(text("affactureurCode"), text("affactureurRaisonSociale")));
        assertThat(invoice.validators())
                .containsExactly(
                        new InvoiceSummary.Validator(
                                text("codeValideur1"), text("raisonSocialeValideur1"), day("dateValidation1")),
                        new InvoiceSummary.Validator(
                                text("codeValideur2"), text("raisonSocialeValideur2"), day("dateValidation2")));
        assertThat(invoice.rejectionHandled()).isPresent();
        assertThat(invoice.recipientReturnsPayment()).isPresent();
    }

    @Test
    void readsEveryFieldOfAStructure() {
        Structure structure = (Structure) result("consulterStructure");

        assertThat(structure.identifier()).isEqualTo(text("identifiantStructure"));
        assertThat(structure.name()).isEqualTo(text("raisonSocialeStructure"));
        assertThat(structure.passwordExpiry().map(Paris::dayOf)).isEqualTo(day("dateExpirationMotPasseCompteTech"));
    }

    @Test
    void readsWhatARecipientRequires() {
        assertThat(requirementsFrom("codeServiceDoitEtreRenseigne")).isEqualTo(new Requirements(true, false, false));
        assertThat(requirementsFrom("numeroEJDoitEtreRenseigne")).isEqualTo(new Requirements(false, true, false));
        assertThat(requirementsFrom("gestionNumeroEJOuCodeService")).isEqualTo(new Requirements(false, false, true));
    }

    @Test
    void readsEveryFieldOfAFile() {
        assertThat(first("rechercherPieceJointeSurStructure"))
                .isEqualTo(new StoredFile(
                        new FileId(Contract.numberOf("pieceJointeId")),
                        text("pieceJointeDesignation"),
                        text("pieceJointeExtension"),
                        text("pieceJointeTypeCode"),
                        text("pieceJointeTypeLibelle")));
        assertThat(result("ajouterFichierDansSysteme")).isEqualTo(new FileId(Contract.numberOf("pieceJointeId")));
    }

    @Test
    void readsEveryFieldOfAFlow() {
        assertThat(result("deposerFluxFacture"))
                .isEqualTo(new DepositedFlow(new FlowNumber("numeroFluxDepot"), day("dateDepot")));

        FlowReport report = ((Optional<?>) result("consulterCRDetaille"))
                .map(FlowReport.class::cast)
                .orElseThrow();
        assertThat(report.fileName()).isEqualTo(text("nomFichier"));
        assertThat(report.invoiceErrors())
                .containsExactly(new FlowReport.InvoiceError(
                        text("numeroDP"),
                        text("identifiantFournisseur"),
                        text("identifiantDestinataire"),
                        text("libelleErreurDP")));
        assertThat(report.technicalErrors())
                .containsExactly(
                        new FlowReport.TechnicalError(text("natureErreur"), text("codeErreur"), text("libelleErreur")));
    }

    private static Requirements requirementsFrom(String field) {
        STAGE.answer(200, "{\"codeRetour\":0,\"parametres\":{\"" + field + "\":true}}");
        return CHORUS_PRO
                .structures()
                .consult(new StructureId(1))
                .requirements()
                .orElseThrow();
    }

    private static Object first(String service) {
        return ((List<?>) result(service)).get(0);
    }

    private static Object result(String service) {
        STAGE.answer(Contract.services().get(service).answer(Contract.Fullness.FULL));
        return SampleCalls.result(service, CHORUS_PRO);
    }

    private static Optional<String> text(String field) {
        return Optional.of(field);
    }

    private static Optional<BigDecimal> amount(String field) {
        return Optional.of(BigDecimal.valueOf(Contract.numberOf(field)));
    }

    private static Optional<LocalDate> day(String field) {
        return Optional.of(Contract.dayOf(field));
    }
}
