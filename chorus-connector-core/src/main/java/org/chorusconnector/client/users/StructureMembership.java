package org.chorusconnector.client.users;

import java.util.List;
import java.util.Optional;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.client.structures.ServiceMembership;
import org.chorusconnector.client.structures.StructureId;

/**
 * That a user is attached to a structure (rattachement). Roles and statuses are in the words of Chorus Pro, of which no list is
 * known.
 *
 * @param id technical identifier of the structure
 * @param identifier a SIRET most often
 * @param name corporate name
 * @param role what the user may do there
 * @param status where the attachment stands
 * @param services the services to which the user is attached
 */
@Given
public record StructureMembership(
        StructureId id,
        Optional<String> identifier,
        Optional<String> name,
        Optional<String> role,
        Optional<String> status,
        List<ServiceMembership> services) {

    public StructureMembership {
        services = List.copyOf(services);
    }
}
