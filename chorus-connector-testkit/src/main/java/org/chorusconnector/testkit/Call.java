package org.chorusconnector.testkit;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An HTTP request, whatever server received it.
 *
 * @param arrivedAt when its headers had arrived, in milliseconds
 */
record Call(
        String method, String path, long arrivedAt, Function<String, Optional<String>> headers, Supplier<byte[]> body) {

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** Whether the content type is this one, any parameter but another charset than UTF-8 being allowed. */
    boolean hasContentType(String expected) {
        String given =
                header("Content-Type").orElse("").toLowerCase(Locale.ROOT).replace(" ", "");
        return given.equals(expected) || given.equals(expected + ";charset=utf-8");
    }
}
