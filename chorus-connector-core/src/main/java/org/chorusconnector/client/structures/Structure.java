package org.chorusconnector.client.structures;

import java.time.Instant;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A structure in full.
 *
 * @param id technical identifier
 * @param identifier a SIRET most often
 * @param name corporate name
 * @param requirements what invoices to it must carry; empty when the answer does not tell, which is not "nothing": a
 *     submission may then be refused for a service code or an engagement that is missing
 * @param returnsPayment whether it reports the payment of invoices, which is a property of the recipient's accounting software;
 *     empty if the answer does not tell
 * @param projectOwnerOnly whether it is a project owner (MOA) exclusively, which takes works invoices only; empty if the
 *     answer does not tell
 * @param passwordExpiry when the password of its technical account expires; known for one's own structures only (rule T18)
 */
@Given
public record Structure(
        StructureId id,
        Optional<String> identifier,
        Optional<String> name,
        Optional<Requirements> requirements,
        Optional<Boolean> returnsPayment,
        Optional<Boolean> projectOwnerOnly,
        Optional<Instant> passwordExpiry) {}
