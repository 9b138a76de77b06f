package org.chorusconnector.client.engagements;

import java.util.stream.Stream;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.client.ChorusException;

/**
 * The engagements juridiques that Chorus Pro knows: those of the State. For other recipients it knows none, and only checks
 * that a number is there when they require one.
 */
public interface Engagements {

    /**
     * Looks for engagements ({@code rechercherEngagementJuridique}): the way to check, before an invoice to the State, that its
     * engagement exists.
     *
     * @return the engagements, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<EngagementSummary> search(EngagementSearch criteria);

    /**
     * Reads one engagement with its lines and what was invoiced on it ({@code consulterDetailEngagementJuridique}).
     * <b>Unconfirmed:</b> its address is deduced from that of its neighbour.
     *
     * @throws ChorusException when it could not be read, a refusal when Chorus Pro does not know it
     */
    Engagement consult(EngagementNumber number);
}
