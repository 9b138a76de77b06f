package org.chorusconnector.client.structures;

import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A structure found by a search.
 *
 * @param id what {@link Structures#consult(StructureId)} asks for
 * @param identifier a SIRET most often
 * @param name corporate name
 * @param active whether the structure is active; one that is not takes no invoice; empty when the answer does not tell
 */
@Given
public record StructureSummary(
        StructureId id, Optional<String> identifier, Optional<String> name, Optional<Boolean> active) {}
