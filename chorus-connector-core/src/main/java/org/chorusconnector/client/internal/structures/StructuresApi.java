package org.chorusconnector.client.internal.structures;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.chorusconnector.Siret;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.NoParameters;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.WireDates;
import org.chorusconnector.client.structures.BankAccount;
import org.chorusconnector.client.structures.Recipient;
import org.chorusconnector.client.structures.RecipientSearch;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.client.structures.ServiceId;
import org.chorusconnector.client.structures.ServiceMembership;
import org.chorusconnector.client.structures.ServiceSummary;
import org.chorusconnector.client.structures.SiretInformation;
import org.chorusconnector.client.structures.Structure;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.StructureIdentifierKind;
import org.chorusconnector.client.structures.StructureKind;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.StructureService;
import org.chorusconnector.client.structures.StructureSummary;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.client.structures.SupplierStructure;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Streaming;

/** Structures on the wire. */
interface StructuresApi {

    @POST("cpro/transverses/v1/recuperer/structures/actives/fournisseur")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererStructuresActivesPourFournisseur")
    Call<Coded<Found<ActiveStructure>>> recupererStructuresActivesPourFournisseur(@Body NoParameters nothing);

    @POST("cpro/structures/v1/rechercher")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherStructure")
    Call<Coded<Found<FoundStructure>>> rechercherStructure(@Body Search search);

    @POST("cpro/structures/v1/consulter")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterStructure")
    Call<Coded<Details>> consulterStructure(@Body Consultation consultation);

    @POST("cpro/transverses/v1/recuperer/structures/actives/destinataire")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererStructuresActivesPourDestinataire")
    Call<Coded<Found<ActiveStructure>>> recupererStructuresActivesPourDestinataire(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/structures/actives/facturetravaux")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererStructuresActivesPourFactureTravaux")
    Call<Coded<Found<ActiveStructure>>> recupererStructuresActivesPourFactureTravaux(@Body NoParameters nothing);

    @POST("cpro/structures/v1/rechercher/services")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherServicesStructure")
    Call<Coded<Found<FoundService>>> rechercherServicesStructure(@Body ServiceSearch search);

    @POST("cpro/structures/v1/consulter/service")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterServiceStructure")
    Call<Coded<ServiceDetails>> consulterServiceStructure(@Body ServiceConsultation consultation);

    @POST("cpro/structures/v1/lister/rattachementsutilisateur")
    @CallSafety(value = CallSafety.Level.READ, service = "listerRattachementsStructureUtilisateur")
    Call<Coded<Found<FoundMembership>>> listerRattachementsStructureUtilisateur(@Body MembershipSearch search);

    @POST("cpro/transverses/v1/recuperer/coordbanc/valides")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererCoordonneesBancairesValides")
    Call<Coded<Found<AccountRow>>> recupererCoordonneesBancairesValides(@Body OfStructure structure);

    @POST("cpro/transverses/v1/rechercher/destinataire")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherDestinataire")
    Call<Coded<Found<RecipientRow>>> rechercherDestinataire(@Body RecipientCriteria criteria);

    @POST("cpro/transverses/v1/consulter/information/siret")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterInformationSIRET")
    Call<Coded<Establishment>> consulterInformationSIRET(@Body OfSiret siret);

    @Streaming
    @POST("cpro/transverses/v1/telecharger/annuaire/destinataire")
    @CallSafety(value = CallSafety.Level.READ, service = "telechargerAnnuaireDestinataire", file = true)
    Call<ResponseBody> telechargerAnnuaireDestinataire(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/rechercher/serviceexecutant")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherServiceExecutant")
    Call<Coded<Found<ExecutingService>>> rechercherServiceExecutant(@Body ExecutingServiceSearch search);

    record ExecutingServiceSearch(long idDestinataireCPP, boolean actif, Page.Asked parametresRecherche) {}

    record ExecutingService(
            @Nullable Long idServicesCPP,
            @Nullable String codeServiceExecutant,
            @Nullable String nomServiceExecutant) {

        ServiceSummary toSummary() {
            return new ServiceSummary(
                    new ServiceId(IncompleteAnswerException.required(idServicesCPP, "idServicesCPP")),
                    Optional.ofNullable(codeServiceExecutant),
                    Optional.ofNullable(nomServiceExecutant),
                    Optional.of(true),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    record ActiveStructure(
            @Nullable Long idStructureCPP,
            @Nullable String identifiant,
            @Nullable String designationStructure) {

        SupplierStructure toSupplier() {
            return new SupplierStructure(
                    new SupplierId(IncompleteAnswerException.required(idStructureCPP, "idStructureCPP")),
                    Optional.ofNullable(identifiant),
                    Optional.ofNullable(designationStructure));
        }

        StructureSummary toStructure() {
            return new StructureSummary(
                    new StructureId(IncompleteAnswerException.required(idStructureCPP, "idStructureCPP")),
                    Optional.ofNullable(identifiant),
                    Optional.ofNullable(designationStructure),
                    Optional.of(true));
        }
    }

    record Search(Criteria structure, @Nullable Boolean restreindreStructuresPrivees, Paging parametres) {

        static Search of(StructureSearch search, int page, int rows) {
            return new Search(
                    Criteria.of(search),
                    search.othersPrivateStructures() ? false : null,
                    new Paging(page, rows, "IdentifiantStructure", "Ascendant"));
        }

        record Criteria(
                @Nullable String raisonSocialeStructure,
                @Nullable String identifiantStructure,
                @Nullable String typeIdentifiantStructure,
                @Nullable String libelleStructure,
                @Nullable String nomStructure,
                @Nullable String prenomStructure,
                @Nullable String adresseCodePostal,
                @Nullable String adresseVille,
                @Nullable String adresseCodePays,
                @Nullable String typeStructure,
                @Nullable String statutStructure,
                @Nullable Boolean estMOA,
                @Nullable Boolean estMOAUniquement) {

            static Criteria of(StructureSearch search) {
                return new Criteria(
                        search.name().orElse(null),
                        search.identifier().orElse(null),
                        search.identifierKind()
                                .map(StructureIdentifierKind::code)
                                .orElse(null),
                        search.label().orElse(null),
                        search.lastName().orElse(null),
                        search.firstName().orElse(null),
                        search.postCode().orElse(null),
                        search.city().orElse(null),
                        search.countryCode().orElse(null),
                        search.kind().map(StructureKind::code).orElse(null),
                        search.active()
                                .map(active -> active ? "ACTIF" : "INACTIF")
                                .orElse(null),
                        search.projectOwner().orElse(null),
                        search.projectOwnerOnly().orElse(null));
            }
        }

        record Paging(int pageResultatDemandee, int nbResultatsParPage, String triColonne, String triSens) {}
    }

    record FoundStructure(
            @Nullable Long idStructureCPP,
            @Nullable String identifiantStructure,
            @Nullable String designationStructure,
            @Nullable String statut) {

        StructureSummary toSummary() {
            return new StructureSummary(
                    new StructureId(IncompleteAnswerException.required(idStructureCPP, "idStructureCPP")),
                    Optional.ofNullable(identifiantStructure),
                    Optional.ofNullable(designationStructure),
                    isActive(statut));
        }
    }

    record Consultation(long idStructureCPP) {}

    record Details(
            @Nullable General informationGenerales,
            @Nullable Parameters parametres) {

        Structure toStructure(StructureId asked) {
            General general = informationGenerales == null ? General.UNKNOWN : informationGenerales;
            return new Structure(
                    asked,
                    Optional.ofNullable(general.identifiantStructure()),
                    Optional.ofNullable(general.raisonSocialeStructure()),
                    Optional.ofNullable(parametres).flatMap(Parameters::toRequirements),
                    Optional.ofNullable(parametres)
                            .map(Parameters::statutMiseEnPaiementNestPasRemonte)
                            .map(unreported -> !unreported),
                    Optional.ofNullable(parametres).map(Parameters::estMoaUniquement),
                    WireDates.instant(general.dateExpirationMotPasseCompteTech()));
        }

        record General(
                @Nullable String identifiantStructure,
                @Nullable String raisonSocialeStructure,
                @Nullable String dateExpirationMotPasseCompteTech) {
            static final General UNKNOWN = new General(null, null, null);
        }

        record Parameters(
                @Nullable Boolean codeServiceDoitEtreRenseigne,
                @Nullable Boolean numeroEJDoitEtreRenseigne,
                @Nullable Boolean gestionNumeroEJOuCodeService,
                @Nullable Boolean statutMiseEnPaiementNestPasRemonte,
                @JsonAlias("estMOAUniquement") @Nullable Boolean estMoaUniquement) {

            /** Of three parameters one may be left out, since it is false; an answer with none of them tells nothing. */
            Optional<Requirements> toRequirements() {
                if (codeServiceDoitEtreRenseigne == null
                        && numeroEJDoitEtreRenseigne == null
                        && gestionNumeroEJOuCodeService == null) {
                    return Optional.empty();
                }
                return Optional.of(new Requirements(
                        Boolean.TRUE.equals(codeServiceDoitEtreRenseigne),
                        Boolean.TRUE.equals(numeroEJDoitEtreRenseigne),
                        Boolean.TRUE.equals(gestionNumeroEJOuCodeService)));
            }
        }
    }

    record ServiceSearch(long idStructure, Page.Asked parametresRechercherServicesStructure) {}

    record FoundService(
            @Nullable Long idService,
            @Nullable String codeService,
            @Nullable String libelleService,
            @Nullable String statutService,
            @Nullable Boolean estActif,
            @Nullable String dateDbtService,
            @Nullable String dateFinService) {

        ServiceSummary toSummary() {
            return new ServiceSummary(
                    new ServiceId(IncompleteAnswerException.required(idService, "idService")),
                    Optional.ofNullable(codeService),
                    Optional.ofNullable(libelleService),
                    Optional.ofNullable(estActif).or(() -> isActive(statutService)),
                    WireDates.day(dateDbtService),
                    WireDates.day(dateFinService));
        }
    }

    record ServiceConsultation(long idStructure, long idService) {}

    record ServiceDetails(
            @Nullable ServiceGeneral informationsGenerales,
            @Nullable ServiceParameters parametres) {

        StructureService toService(ServiceId asked) {
            ServiceGeneral general =
                    informationsGenerales == null ? new ServiceGeneral(null, null, null) : informationsGenerales;
            ServiceParameters settings =
                    parametres == null ? new ServiceParameters(null, null, null, null) : parametres;
            return new StructureService(
                    asked,
                    Optional.ofNullable(general.codeService()),
                    Optional.ofNullable(general.nomService()),
                    Optional.ofNullable(general.descriptionService()),
                    Optional.ofNullable(settings.numeroEngagement()),
                    Optional.ofNullable(settings.miseEnPaiement()),
                    WireDates.day(settings.dateDebutValidite()),
                    WireDates.day(settings.dateFinValidite()));
        }

        record ServiceGeneral(
                @Nullable String codeService,
                @Nullable String nomService,
                @Nullable String descriptionService) {}

        record ServiceParameters(
                @Nullable Boolean numeroEngagement,
                @Nullable Boolean miseEnPaiement,
                @Nullable String dateDebutValidite,
                @Nullable String dateFinValidite) {}
    }

    record MembershipSearch(long idStructure, Page.Asked parametresListerRattachementsStructureUtilisateur) {}

    record FoundMembership(
            @Nullable Long idService,
            @Nullable String codeService,
            @Nullable String nomService,
            @Nullable String statutRattachement,
            @Nullable String dateDebut,
            @Nullable String dateFin) {

        ServiceMembership toMembership() {
            return new ServiceMembership(
                    new ServiceId(IncompleteAnswerException.required(idService, "idService")),
                    Optional.ofNullable(codeService),
                    Optional.ofNullable(nomService),
                    Optional.ofNullable(statutRattachement),
                    WireDates.day(dateDebut),
                    WireDates.day(dateFin));
        }
    }

    record OfStructure(long idStructure) {}

    record AccountRow(
            @Nullable Long idCoordonneeBancaire, @Nullable String nomCoordonneeBancaire) {

        BankAccount toAccount() {
            return new BankAccount(
                    IncompleteAnswerException.required(idCoordonneeBancaire, "idCoordonneeBancaire"),
                    Optional.ofNullable(nomCoordonneeBancaire));
        }
    }

    record RecipientCriteria(
            @Nullable String identifiant, @Nullable String nomVilleCodePostal, Page.Asked parametresRecherche) {

        static RecipientCriteria of(RecipientSearch search, int page) {
            return new RecipientCriteria(
                    search.siret().map(Siret::value).orElse(null),
                    search.words().orElse(null),
                    Page.Asked.of(page));
        }
    }

    record RecipientRow(
            @Nullable Long idStructureCPP,
            @Nullable String siret,
            @Nullable String nomDestinataire,
            @Nullable String adresseCodePostal,
            @Nullable String adresseVille) {

        Recipient toRecipient() {
            return new Recipient(
                    new StructureId(IncompleteAnswerException.required(idStructureCPP, "idStructureCPP")),
                    Optional.ofNullable(siret),
                    Optional.ofNullable(nomDestinataire),
                    Optional.ofNullable(adresseCodePostal),
                    Optional.ofNullable(adresseVille));
        }
    }

    record OfSiret(String siretStructure) {}

    record Establishment(
            @Nullable String siret,
            @Nullable String siren,
            @Nullable String raisonSociale,
            @Nullable String adresse,
            @Nullable Boolean estActif,
            @Nullable String dateCreationEtablissement) {

        SiretInformation toInformation() {
            return new SiretInformation(
                    Optional.ofNullable(siret),
                    Optional.ofNullable(siren),
                    Optional.ofNullable(raisonSociale),
                    Optional.ofNullable(adresse),
                    Optional.ofNullable(estActif),
                    WireDates.day(dateCreationEtablissement));
        }
    }

    /** Rows say ACTIVE where criteria say ACTIF; either may change places one day. */
    private static Optional<Boolean> isActive(@Nullable String status) {
        return Optional.ofNullable(status)
                .filter(text -> !text.isBlank())
                .map(text -> text.equals("ACTIVE") || text.equals("ACTIF"));
    }
}
