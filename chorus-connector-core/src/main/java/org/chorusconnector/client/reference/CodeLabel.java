package org.chorusconnector.client.reference;

import java.util.Optional;

/**
 * An entry of a list of Chorus Pro.
 *
 * @param code what requests and answers carry
 * @param label in French; several lists have none
 */
public record CodeLabel(String code, Optional<String> label) {}
