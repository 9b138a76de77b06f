package org.chorusconnector.client.reference;

import java.util.List;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.invoices.InvoiceStatus;

/**
 * The lists of codes that Chorus Pro keeps. They change seldom: read them once a day at most, and compare rather than trust
 * what a program knows. All calls are reads, repeated on trouble; each throws {@link ChorusException} when its list could not
 * be read, and gives an empty one when there is nothing in it.
 */
public interface ReferenceData {

    /** Frames of invoicing (cadres de facturation) of a kind of payment request ({@code recupererCadreFacturation}). */
    List<CodeLabel> invoicingFrames(PaymentRequestKind kind);

    /** Payment methods ({@code recupererModeReglements}). */
    List<CodeLabel> paymentMethods();

    /** Rates of value added tax ({@code recupererTauxTva}). */
    List<VatRate> vatRates();

    /** Currencies, by their ISO 4217 code ({@code recupererDevises}). */
    List<CodeLabel> currencies();

    /** Countries ({@code recupererPays}). */
    List<CodeLabel> countries();

    /** Reasons for an exemption from value added tax ({@code recupererMotifsExonerationTva}). */
    List<CodeLabel> exemptionReasons();

    /** Types that a supporting document of an invoice can have ({@code recupererTypePieceJointe} for {@code FACTURE}). */
    default List<CodeLabel> attachmentTypes() {
        return attachmentTypes("FACTURE");
    }

    /**
     * Types that a file can have ({@code recupererTypePieceJointe}).
     *
     * @param object what the file goes with, in the words of Chorus Pro: {@code FACTURE}, {@code STRUCTURE}, {@code EJ}…
     */
    List<CodeLabel> attachmentTypes(String object);

    /** Ways by which a payment request comes to Chorus Pro ({@code recupererModeDepot}). */
    List<CodeLabel> depositModes();

    /** Families of flows ({@code recupererFormatFlux}). */
    List<CodeLabel> flowFormats();

    /** Syntaxes of flows of all families ({@code recupererSyntaxeFlux}). */
    List<CodeLabel> flowSyntaxes();

    /**
     * Syntaxes of one family of flows ({@code recupererSyntaxeFlux}).
     *
     * @param format a code of {@link #flowFormats()}
     */
    List<CodeLabel> flowSyntaxes(String format);

    /** Kinds of payment requests ({@code recupererTypeDemandePaiement}). */
    List<CodeLabel> paymentRequestKinds();

    /** Kinds of works invoices ({@code recupererTypeFactureTravaux}). */
    List<CodeLabel> worksInvoiceKinds();

    /** Kinds of identifiers that a structure can have ({@code recupererTypeIdentifiantStructure}). */
    List<CodeLabel> structureIdentifierKinds();

    /** Statuses that a kind of payment request can take ({@code recupererEtatParTypeDemandePaiement}). */
    List<CodeLabel> statuses(PaymentRequestKind kind);

    /** Statuses that a recipient may give to a request in this one ({@code recupererEtatsPossiblesPourTraitement}). */
    List<CodeLabel> nextStatuses(InvoiceStatus current);

    /**
     * Reasons for which a validating structure may refuse an invoice ({@code recupererMotifsRefusFactureAValider}).
     *
     * @param frame a code of {@link #invoicingFrames}, such as {@code A9_FACTURE_SOUSTRAITANT}
     */
    List<CodeLabel> refusalReasons(String frame);
}
