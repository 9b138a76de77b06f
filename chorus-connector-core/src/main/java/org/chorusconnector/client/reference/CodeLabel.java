package org.chorusconnector.client.reference;

import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.annotation.Given;

/**
 * An entry of a list of Chorus Pro.
 *
 * @param code the value that requests and answers carry
 * @param label in French; several lists have none
 * @param id technical identifier, by which searches of files name a type; most lists have none
 */
@Given
public record CodeLabel(String code, Optional<String> label, OptionalLong id) {}
