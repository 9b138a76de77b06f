package org.chorusconnector.client.structures;

import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.Siret;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.files.FileTarget;

/**
 * The directory of Chorus Pro. All calls are reads: repeated on trouble, without effect. Streams read page by page as they go,
 * and throw what befalls a page when they reach it; {@link Stream#limit} bounds them.
 */
public interface Structures {

    /**
     * The structures for which the technical account may issue invoices ({@code
     * recupererStructuresActivesPourFournisseur}): the way to learn one's own {@link SupplierId}.
     *
     * @throws ChorusException when they could not be read
     */
    List<SupplierStructure> activeSuppliers();

    /**
     * The structures for which the technical account may receive invoices ({@code
     * recupererStructuresActivesPourDestinataire}).
     *
     * @throws ChorusException when they could not be read
     */
    List<StructureSummary> activeRecipients();

    /**
     * The structures for which the technical account may handle works invoices ({@code
     * recupererStructuresActivesPourFactureTravaux}).
     *
     * @throws ChorusException when they could not be read
     */
    List<StructureSummary> activeForWorks();

    /**
     * Looks for structures ({@code rechercherStructure}); public ones are found by everybody.
     *
     * @return the structures, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<StructureSummary> search(StructureSearch criteria);

    /**
     * Looks for recipients of invoices ({@code rechercherDestinataire}).
     *
     * @return the recipients, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<Recipient> searchRecipients(RecipientSearch criteria);

    /**
     * Reads one structure ({@code consulterStructure}).
     *
     * @throws ChorusException when it could not be read, a refusal when Chorus Pro does not know it
     */
    Structure consult(StructureId id);

    /**
     * The services of a structure ({@code rechercherServicesStructure}); a city may have hundreds.
     *
     * @return the services, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<ServiceSummary> services(StructureId structure);

    /**
     * Reads one service of a structure ({@code consulterServiceStructure}).
     *
     * @throws ChorusException when it could not be read, a refusal when Chorus Pro does not know it
     */
    StructureService consultService(StructureId structure, ServiceId service);

    /**
     * The valid bank accounts of a supplier ({@code recupererCoordonneesBancairesValides}).
     *
     * @throws ChorusException when they could not be read
     */
    List<BankAccount> bankAccounts(SupplierId supplier);

    /**
     * The services of a structure to which the user is attached ({@code listerRattachementsStructureUtilisateur}).
     *
     * @return the services, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<ServiceMembership> memberships(StructureId structure);

    /**
     * Asks the register of companies about an establishment ({@code consulterInformationSIRET}). Said not to work on the
     * qualification environment (rule T21).
     *
     * @throws ChorusException when it could not be read, a refusal when the register does not know it
     */
    SiretInformation siretInformation(Siret siret);

    /**
     * Downloads the whole directory of recipients ({@code telechargerAnnuaireDestinataire}), as the compressed file that Chorus
     * Pro prepares: large, and made anew once a day at most.
     *
     * @return its size in bytes
     * @throws ChorusException when it could not be received, {@code INVALID_REQUEST} when the target cannot be written
     */
    long downloadDirectory(FileTarget target);

    /**
     * The active services of a recipient to which invoices can be addressed ({@code rechercherServiceExecutant}), such as those
     * among which the new address of an invoice to be recycled is chosen.
     *
     * @return the services with identifier, code and name; pages are fetched when the stream reaches them
     * @throws ChorusException if a page could not be read, thrown as the stream is consumed
     */
    Stream<ServiceSummary> executingServices(StructureId recipient);
}
