package org.chorusconnector.client.structures;

import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A recipient of invoices as the directory lists it.
 *
 * @param id what {@link Structures#consult} asks for
 * @param siret unchecked
 * @param name its name
 * @param postCode of its address
 * @param city of its address
 */
@Given
public record Recipient(
        StructureId id,
        Optional<String> siret,
        Optional<String> name,
        Optional<String> postCode,
        Optional<String> city) {}
