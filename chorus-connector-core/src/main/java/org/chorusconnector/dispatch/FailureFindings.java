package org.chorusconnector.dispatch;

import java.util.Objects;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.ledger.Finding;

/** Turns a failed call into a line of the report: a code whose text is in the bundles, and what support needs. */
final class FailureFindings {

    private FailureFindings() {}

    static Finding of(ChorusException failure) {
        if (failure instanceof ChorusRefusedException refused) {
            return new Finding(String.valueOf(refused.code()), refused.label());
        }
        if (failure instanceof ChorusUnknownOutcomeException) {
            return new Finding("IN_DOUBT", trace(failure));
        }
        if (isOfChangedDocument(failure)) {
            return new Finding("FILE_CHANGED", "");
        }
        ChorusFailedException failed = (ChorusFailedException) failure;
        return new Finding(failed.reason().name(), trace(failed));
    }

    private static boolean isOfChangedDocument(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(DocumentChangedException.class::isInstance);
    }

    private static String trace(ChorusException failure) {
        String status = failure.httpStatus().isPresent()
                ? ", HTTP " + failure.httpStatus().getAsInt()
                : "";
        return failure.operation() + status + ", " + failure.correlationId();
    }
}
