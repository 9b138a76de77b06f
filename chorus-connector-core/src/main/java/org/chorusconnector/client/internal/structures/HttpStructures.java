package org.chorusconnector.client.internal.structures;

import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.Siret;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.FileDownload;
import org.chorusconnector.client.internal.NoParameters;
import org.chorusconnector.client.internal.NothingFound;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.structures.BankAccount;
import org.chorusconnector.client.structures.Recipient;
import org.chorusconnector.client.structures.RecipientSearch;
import org.chorusconnector.client.structures.ServiceId;
import org.chorusconnector.client.structures.ServiceMembership;
import org.chorusconnector.client.structures.ServiceSummary;
import org.chorusconnector.client.structures.SiretInformation;
import org.chorusconnector.client.structures.Structure;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.StructureService;
import org.chorusconnector.client.structures.StructureSummary;
import org.chorusconnector.client.structures.Structures;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.client.structures.SupplierStructure;

/** The directory over HTTP. */
public final class HttpStructures implements Structures {

    private static final int PAGE_SIZE = 50;

    private final Exchange exchange;
    private final StructuresApi api;

    public HttpStructures(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(StructuresApi.class);
    }

    @Override
    public List<SupplierStructure> activeSuppliers() {
        return NothingFound.asEmpty(() -> exchange.run(
                api.recupererStructuresActivesPourFournisseur(NoParameters.NONE),
                StructuresApi.ActiveStructures::toSuppliers));
    }

    @Override
    public Stream<StructureSummary> search(StructureSearch criteria) {
        return Page.stream(number -> exchange.run(
                api.rechercherStructure(StructuresApi.Search.of(criteria, number, PAGE_SIZE)),
                found -> found.toPage(number, PAGE_SIZE)));
    }

    @Override
    public Structure consult(StructureId id) {
        return exchange.run(
                api.consulterStructure(new StructuresApi.Consultation(id.value())), found -> found.toStructure(id));
    }

    @Override
    public List<StructureSummary> activeRecipients() {
        return NothingFound.asEmpty(() -> exchange.run(
                api.recupererStructuresActivesPourDestinataire(NoParameters.NONE),
                StructuresApi.ActiveStructures::toStructures));
    }

    @Override
    public List<StructureSummary> activeForWorks() {
        return NothingFound.asEmpty(() -> exchange.run(
                api.recupererStructuresActivesPourFactureTravaux(NoParameters.NONE),
                StructuresApi.ActiveStructures::toStructures));
    }

    @Override
    public Stream<Recipient> searchRecipients(RecipientSearch criteria) {
        return Page.stream(number -> exchange.run(
                api.rechercherDestinataire(StructuresApi.RecipientCriteria.of(criteria, number)),
                found -> found.toPage(number)));
    }

    @Override
    public Stream<ServiceSummary> services(StructureId structure) {
        return Page.stream(number -> exchange.run(
                api.rechercherServicesStructure(
                        new StructuresApi.ServiceSearch(structure.value(), Page.Asked.of(number))),
                found -> found.toPage(number)));
    }

    @Override
    public StructureService consultService(StructureId structure, ServiceId service) {
        return exchange.run(
                api.consulterServiceStructure(
                        new StructuresApi.ServiceConsultation(structure.value(), service.value())),
                found -> found.toService(service));
    }

    @Override
    public List<BankAccount> bankAccounts(SupplierId supplier) {
        return NothingFound.asEmpty(() -> exchange.run(
                api.recupererCoordonneesBancairesValides(new StructuresApi.OfStructure(supplier.value())),
                StructuresApi.BankAccounts::toAccounts));
    }

    @Override
    public Stream<ServiceMembership> memberships(StructureId structure) {
        return Page.stream(number -> exchange.run(
                api.listerRattachementsStructureUtilisateur(
                        new StructuresApi.MembershipSearch(structure.value(), Page.Asked.of(number))),
                found -> found.toPage(number)));
    }

    @Override
    public SiretInformation siretInformation(Siret siret) {
        return exchange.run(
                api.consulterInformationSIRET(new StructuresApi.OfSiret(siret.value())),
                StructuresApi.Establishment::toInformation);
    }

    @Override
    public long downloadDirectory(FileTarget target) {
        return exchange.run(
                api.telechargerAnnuaireDestinataire(NoParameters.NONE),
                new FileDownload("fichierResultat", target)::read);
    }
}
