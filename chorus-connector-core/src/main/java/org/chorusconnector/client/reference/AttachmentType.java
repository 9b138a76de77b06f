package org.chorusconnector.client.reference;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A type that a supporting document can have.
 *
 * @param code what an invoice names, at most 30 characters
 * @param label in French
 * @param id technical identifier, by which searches of files name it
 */
public record AttachmentType(String code, Optional<String> label, OptionalLong id) {}
