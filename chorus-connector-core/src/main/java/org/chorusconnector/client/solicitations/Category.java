package org.chorusconnector.client.solicitations;

import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A category or subcategory of solicitations.
 *
 * @param id technical identifier
 * @param code its code
 * @param label in French; subcategories have none
 */
@Given
public record Category(long id, Optional<String> code, Optional<String> label) {}
