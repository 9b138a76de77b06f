package org.chorusconnector.client.internal.flows;

import java.util.List;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.chorusconnector.client.flows.DepositedFlow;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.flows.FlowReport;
import org.chorusconnector.client.flows.FlowStatus;
import org.chorusconnector.client.flows.FlowUpload;
import org.chorusconnector.client.internal.streaming.FileContent;
import org.chorusconnector.client.internal.streaming.FileStart;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.WireDates;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Streaming;

/** Flows on the wire. */
interface FlowsApi {

    @POST("cpro/factures/v1/deposer/flux")
    @CallSafety(value = CallSafety.Level.ONCE, service = "deposerFluxFacture", file = true)
    Call<Coded<Deposited>> deposerFluxFacture(@Body Deposit flow);

    @POST("cpro/transverses/v1/consulterCRDetaille")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterCRDetaille")
    Call<Coded<Report>> consulterCRDetaille(@Body Consultation consultation);

    @Streaming
    @POST("cpro/transverses/v1/consulterCR")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterCR", file = true)
    Call<ResponseBody> consulterCR(@Body Consultation consultation);

    record Deposit(FileContent fichierFlux, String nomFichier, String syntaxeFlux, boolean avecSignature) {

        static Deposit of(FlowUpload flow) {
            return new Deposit(
                    new FileContent(flow.name(), flow.size(), flow.content(), FileStart.ofName(flow.name())),
                    flow.name(),
                    flow.syntax().code(),
                    flow.signed());
        }
    }

    record Deposited(
            @Nullable String numeroFluxDepot, @Nullable String dateDepot) {

        DepositedFlow toFlow() {
            return new DepositedFlow(
                    new FlowNumber(IncompleteAnswerException.required(numeroFluxDepot, "numeroFluxDepot")),
                    WireDates.day(dateDepot));
        }
    }

    record Consultation(String numeroFluxDepot) {}

    record Report(
            @Nullable String etatCourantDepotFlux,
            @Nullable String dateHeureEtatCourantFlux,
            @Nullable String nomFichier,
            @Nullable List<@Nullable InvoiceErrorRow> listeErreurDP,
            @Nullable List<@Nullable TechnicalErrorRow> listeErreurTechnique) {

        FlowReport toReport() {
            return new FlowReport(
                    Optional.ofNullable(etatCourantDepotFlux)
                            .filter(code -> !code.isBlank())
                            .map(FlowStatus::new),
                    WireDates.instant(dateHeureEtatCourantFlux),
                    Optional.ofNullable(nomFichier),
                    Page.rows(listeErreurDP, InvoiceErrorRow::toError),
                    Page.rows(listeErreurTechnique, TechnicalErrorRow::toError));
        }
    }

    record InvoiceErrorRow(
            @Nullable String numeroDP,
            @Nullable String identifiantFournisseur,
            @Nullable String identifiantDestinataire,
            @Nullable String libelleErreurDP) {

        FlowReport.InvoiceError toError() {
            return new FlowReport.InvoiceError(
                    Optional.ofNullable(numeroDP),
                    Optional.ofNullable(identifiantFournisseur),
                    Optional.ofNullable(identifiantDestinataire),
                    Optional.ofNullable(libelleErreurDP));
        }
    }

    record TechnicalErrorRow(
            @Nullable String natureErreur,
            @Nullable String codeErreur,
            @Nullable String libelleErreur) {

        FlowReport.TechnicalError toError() {
            return new FlowReport.TechnicalError(
                    Optional.ofNullable(natureErreur),
                    Optional.ofNullable(codeErreur),
                    Optional.ofNullable(libelleErreur));
        }
    }
}
