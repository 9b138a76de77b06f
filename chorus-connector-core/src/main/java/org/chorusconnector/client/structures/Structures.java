package org.chorusconnector.client.structures;

import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusException;

/** The directory of Chorus Pro. All calls are reads: repeated on trouble, without effect. */
public interface Structures {

    /**
     * The structures for which the technical account may issue invoices ({@code
     * recupererStructuresActivesPourFournisseur}): the way to learn one's own {@link SupplierId}.
     *
     * @throws ChorusException when they could not be read
     */
    List<SupplierStructure> activeSuppliers();

    /**
     * Looks for structures ({@code rechercherStructure}); public ones are found by everybody.
     *
     * @return the structures, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<StructureSummary> search(StructureSearch criteria);

    /**
     * Reads one structure ({@code consulterStructure}).
     *
     * @throws ChorusException when it could not be read, a refusal when Chorus Pro does not know it
     */
    Structure consult(StructureId id);
}
