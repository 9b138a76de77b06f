package org.chorusconnector.client.users;

import java.util.stream.Stream;
import org.chorusconnector.client.ChorusException;

/** The user that the technical account is. */
public interface Users {

    /**
     * The structures to which the technical account is attached, with their services ({@code
     * recupererRattachementsMonCompteUtilisateur}).
     *
     * @return the structures, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<StructureMembership> memberships();
}
