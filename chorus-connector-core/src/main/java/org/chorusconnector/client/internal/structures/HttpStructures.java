package org.chorusconnector.client.internal.structures;

import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.NothingFound;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.structures.Structure;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.StructureSummary;
import org.chorusconnector.client.structures.Structures;
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
        try {
            return exchange.run(
                    api.recupererStructuresActivesPourFournisseur(new StructuresApi.Nothing()),
                    StructuresApi.ActiveStructures::toSuppliers);
        } catch (ChorusRefusedException refusal) {
            if (NothingFound.isMeantBy(refusal)) {
                return List.of();
            }
            throw refusal;
        }
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
}
