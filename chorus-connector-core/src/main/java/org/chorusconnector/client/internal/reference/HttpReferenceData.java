package org.chorusconnector.client.internal.reference;

import java.util.List;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.reference.ReferenceApi.Entry;
import org.chorusconnector.client.internal.reference.ReferenceApi.InFrench;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.NoParameters;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.reference.CodeLabel;
import org.chorusconnector.client.reference.PaymentRequestKind;
import org.chorusconnector.client.reference.ReferenceData;
import org.chorusconnector.client.reference.VatRate;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** The reference lists over HTTP. */
public final class HttpReferenceData implements ReferenceData {

    /** Declares the services of this group. */
    public static final Class<?> API = ReferenceApi.class;

    private final Exchange exchange;
    private final ReferenceApi api;

    public HttpReferenceData(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(ReferenceApi.class);
    }

    @Override
    public List<CodeLabel> invoicingFrames(PaymentRequestKind kind) {
        return codes(api.recupererCadreFacturation(new ReferenceApi.OfKind(kind.code())));
    }

    @Override
    public List<CodeLabel> paymentMethods() {
        return codes(api.recupererModeReglements(NoParameters.NONE));
    }

    @Override
    public List<VatRate> vatRates() {
        return exchange.list(api.recupererTauxTva(InFrench.LABELS), Entry::toVatRate);
    }

    @Override
    public List<CodeLabel> currencies() {
        return codes(api.recupererDevises(InFrench.LABELS));
    }

    @Override
    public List<CodeLabel> countries() {
        return codes(api.recupererPays(InFrench.LABELS));
    }

    @Override
    public List<CodeLabel> exemptionReasons() {
        return codes(api.recupererMotifsExonerationTva(InFrench.LABELS));
    }

    @Override
    public List<CodeLabel> attachmentTypes(String object) {
        return exchange.list(
                api.recupererTypePieceJointe(new ReferenceApi.OfObject(InFrench.LABELS.codeLangue(), object)),
                Entry::toCode);
    }

    @Override
    public List<CodeLabel> depositModes() {
        return codes(api.recupererModeDepot(NoParameters.NONE));
    }

    @Override
    public List<CodeLabel> flowFormats() {
        return codes(api.recupererFormatFlux(NoParameters.NONE));
    }

    @Override
    public List<CodeLabel> flowSyntaxes() {
        return syntaxes(null);
    }

    @Override
    public List<CodeLabel> flowSyntaxes(String format) {
        return syntaxes(format);
    }

    @Override
    public List<CodeLabel> paymentRequestKinds() {
        return codes(api.recupererTypeDemandePaiement(NoParameters.NONE));
    }

    @Override
    public List<CodeLabel> worksInvoiceKinds() {
        return codes(api.recupererTypeFactureTravaux(NoParameters.NONE));
    }

    @Override
    public List<CodeLabel> structureIdentifierKinds() {
        return codes(api.recupererTypeIdentifiantStructure(NoParameters.NONE));
    }

    @Override
    public List<CodeLabel> statuses(PaymentRequestKind kind) {
        return codes(api.recupererEtatParTypeDemandePaiement(new ReferenceApi.OfKind(kind.code())));
    }

    @Override
    public List<CodeLabel> nextStatuses(InvoiceStatus current) {
        return codes(api.recupererEtatsPossiblesPourTraitement(new ReferenceApi.OfStatus(current.code())));
    }

    @Override
    public List<CodeLabel> refusalReasons(String frame) {
        return exchange.list(api.recupererMotifsRefusFactureAValider(new ReferenceApi.OfFrame(frame)), Entry::toCode);
    }

    private List<CodeLabel> syntaxes(@Nullable String format) {
        return codes(api.recupererSyntaxeFlux(new ReferenceApi.OfFormat(format)));
    }

    private List<CodeLabel> codes(Call<Coded<Found<Entry>>> call) {
        return exchange.list(call, Entry::toCode);
    }
}
