package org.chorusconnector.client.internal.reference;

import java.util.List;
import java.util.function.Function;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.NoParameters;
import org.chorusconnector.client.internal.NothingFound;
import org.chorusconnector.client.internal.reference.ReferenceApi.Entries;
import org.chorusconnector.client.internal.reference.ReferenceApi.InFrench;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.reference.AttachmentType;
import org.chorusconnector.client.reference.CodeLabel;
import org.chorusconnector.client.reference.PaymentRequestKind;
import org.chorusconnector.client.reference.ReferenceData;
import org.chorusconnector.client.reference.RefusalReason;
import org.chorusconnector.client.reference.VatRate;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** The reference lists over HTTP. */
public final class HttpReferenceData implements ReferenceData {

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
        return list(api.recupererTauxTva(InFrench.LABELS), Entries::toVatRates);
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
    public List<AttachmentType> attachmentTypes(String object) {
        return list(
                api.recupererTypePieceJointe(new ReferenceApi.OfObject(InFrench.LABELS.codeLangue(), object)),
                Entries::toAttachmentTypes);
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
    public List<RefusalReason> refusalReasons(String frame) {
        return list(
                api.recupererMotifsRefusFactureAValider(new ReferenceApi.OfFrame(frame)), Entries::toRefusalReasons);
    }

    private List<CodeLabel> syntaxes(@Nullable String format) {
        return codes(api.recupererSyntaxeFlux(new ReferenceApi.OfFormat(format)));
    }

    private List<CodeLabel> codes(Call<Entries> call) {
        return list(call, Entries::toCodes);
    }

    private <T> List<T> list(Call<Entries> call, Function<Entries, List<T>> reading) {
        return NothingFound.asEmpty(() -> exchange.run(call, reading::apply));
    }
}
