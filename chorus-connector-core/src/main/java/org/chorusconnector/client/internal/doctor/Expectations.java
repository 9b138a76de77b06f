package org.chorusconnector.client.internal.doctor;

import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.client.structures.SupplierId;

/** The identifiers that the host will name in its submissions, to be checked by the doctor. */
public record Expectations(Optional<SupplierId> supplier, OptionalLong bankAccount) {
    static final Expectations NONE = new Expectations(Optional.empty(), OptionalLong.empty());
}
