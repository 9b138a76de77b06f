package org.chorusconnector.client.files;

import org.chorusconnector.client.ChorusException;

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
}
