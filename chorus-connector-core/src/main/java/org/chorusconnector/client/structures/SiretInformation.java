package org.chorusconnector.client.structures;

import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * What the register of companies says of an establishment.
 *
 * @param siret as answered, unchecked
 * @param siren its company
 * @param name corporate name
 * @param address in one text
 * @param active whether it is open; empty when the register does not say
 * @param createdOn day on which the establishment opened
 */
@Given
public record SiretInformation(
        Optional<String> siret,
        Optional<String> siren,
        Optional<String> name,
        Optional<String> address,
        Optional<Boolean> active,
        Optional<LocalDate> createdOn) {}
