package org.chorusconnector.client.reference;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A reason for which a validating structure may refuse an invoice.
 *
 * @param code what the refusal names
 * @param label in French
 * @param id technical identifier
 */
public record RefusalReason(String code, Optional<String> label, OptionalLong id) {}
