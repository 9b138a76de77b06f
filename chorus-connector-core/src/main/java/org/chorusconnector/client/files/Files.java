package org.chorusconnector.client.files;

import java.util.stream.Stream;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.structures.StructureId;

/** The file store of Chorus Pro. */
public interface Files {

    /**
     * Sends a file ({@code ajouterFichierDansSysteme}). It is read while it is sent and never held in memory. At worst, a
     * repeated attempt leaves a file that nothing refers to.
     *
     * @return the identifier to name in an invoice
     * @throws ChorusException when the file was not stored: refused, or failed with nothing taken that matters; {@code
     *     INVALID_REQUEST} when its content could not be read or is not of the announced size
     */
    FileId upload(FileUpload file);

    /**
     * The files stored with a structure ({@code rechercherPieceJointeSurStructure}): they can go with any invoice.
     *
     * @return the files, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<StoredFile> ofStructure(StructureId structure);

    /**
     * The files stored with the technical account ({@code rechercherPieceJointeSurMonCompte}).
     *
     * @return the files, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<StoredFile> ofAccount();

    /**
     * Downloads what belongs to an invoice, an engagement, a structure… ({@code telechargerPieceJointe}): a file, or a ZIP of
     * several.
     *
     * @return its size in bytes
     * @throws ChorusException when it could not be received, {@code INVALID_REQUEST} when the target cannot be written
     */
    long download(FileOwner owner, FileTarget target);

    /**
     * Detaches a file from the object that names it ({@code detacherPieceJointe}). <b>Unconfirmed</b>.
     *
     * @param linkId identifier of the link between file and object, positive; not the identifier of the file
     * @throws ChorusUnknownOutcomeException if it may have been done: read the object again
     * @throws ChorusException a refusal, or a failure without effect
     */
    void detach(long linkId);
}
