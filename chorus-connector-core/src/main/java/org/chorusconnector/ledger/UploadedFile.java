package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.chorusconnector.annotation.Given;

/**
 * A file that Chorus Pro has stored and that no invoice refers to yet.
 *
 * @param id Chorus Pro's own (<i>pieceJointeId</i>)
 * @param name under which it was stored
 * @param sha256 of its content, 64 hexadecimal digits: the same name may have another content later
 * @param at when it was stored
 */
@Given
public record UploadedFile(long id, String name, String sha256, Instant at) {

    public UploadedFile {
        requireNonNull(name, "name");
        requireNonNull(sha256, "sha256");
        requireNonNull(at, "at");
    }
}
