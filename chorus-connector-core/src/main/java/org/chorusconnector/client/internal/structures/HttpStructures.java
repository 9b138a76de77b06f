package org.chorusconnector.client.internal.structures;

import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.Siret;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.streaming.FileDownload;
import org.chorusconnector.client.internal.wire.NoParameters;
import org.chorusconnector.client.internal.wire.Page;
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

    /** Declares the services of this group. */
    public static final Class<?> API = StructuresApi.class;

    private final Exchange exchange;
    private final StructuresApi api;

    public HttpStructures(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(StructuresApi.class);
    }

    @Override
    public List<SupplierStructure> activeSuppliers() {
        return exchange.list(
                api.recupererStructuresActivesPourFournisseur(NoParameters.NONE),
                StructuresApi.ActiveStructure::toSupplier);
    }

    @Override
    public Stream<StructureSummary> search(StructureSearch criteria) {
        return exchange.search(
                number -> api.rechercherStructure(StructuresApi.Search.of(criteria, number, Page.ROWS)),
                StructuresApi.FoundStructure::toSummary);
    }

    @Override
    public Structure consult(StructureId id) {
        return exchange.run(
                api.consulterStructure(new StructuresApi.Consultation(id.value())), found -> found.toStructure(id));
    }

    @Override
    public List<StructureSummary> activeRecipients() {
        return exchange.list(
                api.recupererStructuresActivesPourDestinataire(NoParameters.NONE),
                StructuresApi.ActiveStructure::toStructure);
    }

    @Override
    public List<StructureSummary> activeForWorks() {
        return exchange.list(
                api.recupererStructuresActivesPourFactureTravaux(NoParameters.NONE),
                StructuresApi.ActiveStructure::toStructure);
    }

    @Override
    public Stream<Recipient> searchRecipients(RecipientSearch criteria) {
        return exchange.search(
                number -> api.rechercherDestinataire(StructuresApi.RecipientCriteria.of(criteria, number)),
                StructuresApi.RecipientRow::toRecipient);
    }

    @Override
    public Stream<ServiceSummary> services(StructureId structure) {
        return exchange.search(
                number -> api.rechercherServicesStructure(
                        new StructuresApi.ServiceSearch(structure.value(), Page.Asked.of(number))),
                StructuresApi.FoundService::toSummary);
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
        return exchange.list(
                api.recupererCoordonneesBancairesValides(new StructuresApi.OfStructure(supplier.value())),
                StructuresApi.AccountRow::toAccount);
    }

    @Override
    public Stream<ServiceMembership> memberships(StructureId structure) {
        return exchange.search(
                number -> api.listerRattachementsStructureUtilisateur(
                        new StructuresApi.MembershipSearch(structure.value(), Page.Asked.of(number))),
                StructuresApi.FoundMembership::toMembership);
    }

    @Override
    public SiretInformation siretInformation(Siret siret) {
        return exchange.run(
                api.consulterInformationSIRET(new StructuresApi.OfSiret(siret.value())),
                StructuresApi.Establishment::toInformation);
    }

    @Override
    public long downloadDirectory(FileTarget target) {
        return exchange.runUncoded(
                api.telechargerAnnuaireDestinataire(NoParameters.NONE),
                new FileDownload("fichierResultat", target)::read);
    }

    @Override
    public Stream<ServiceSummary> executingServices(StructureId recipient) {
        return exchange.search(
                number -> api.rechercherServiceExecutant(
                        new StructuresApi.ExecutingServiceSearch(recipient.value(), true, Page.Asked.of(number))),
                StructuresApi.ExecutingService::toSummary);
    }
}
