package org.chorusconnector.client.files;

import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A file that Chorus Pro holds.
 *
 * @param id what an invoice names as a supporting document (rule A13)
 * @param designation how it was called
 * @param extension without dot
 * @param typeCode its type in the reference list of Chorus Pro
 * @param typeLabel the type in French
 */
@Given
public record StoredFile(
        FileId id,
        Optional<String> designation,
        Optional<String> extension,
        Optional<String> typeCode,
        Optional<String> typeLabel) {}
