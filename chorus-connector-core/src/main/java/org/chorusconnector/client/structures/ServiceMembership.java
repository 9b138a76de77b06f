package org.chorusconnector.client.structures;

import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * That a user is attached to a service (rattachement).
 *
 * @param id technical identifier of the service
 * @param code code of the service
 * @param name name of the service
 * @param status in the words of Chorus Pro, of which no list is known
 * @param from first day, in Paris
 * @param to last day, in Paris
 */
@Given
public record ServiceMembership(
        ServiceId id,
        Optional<String> code,
        Optional<String> name,
        Optional<String> status,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {}
