package org.chorusconnector.client;

import java.time.Duration;

/**
 * How long a connection may be silent: no byte sent or received. A line that carries bytes is not given up, however slow it is;
 * an attempt as a whole may take its silence and a second for each 8,000 bytes that it sends, the download of a file an hour.
 * Durations are positive, except {@code retryFor} and {@code firstPause} which may be zero.
 *
 * @param connect longest time to open a connection, TLS included
 * @param read longest silence of a call that only reads
 * @param upload longest silence while a file is sent or received
 * @param submit longest silence of the submission of an invoice; when it runs out, nobody knows whether the invoice
 *     was taken, so rather too long than too short
 * @param firstPause wait before the second attempt of a call that may be repeated; doubles from one attempt to the next
 * @param retryFor no attempt starts later than this after the first one failed; zero means a single attempt
 */
public record Timeouts(
        Duration connect, Duration read, Duration upload, Duration submit, Duration firstPause, Duration retryFor) {

    /** 10 s to connect, 30 s to read, 120 s to upload, 60 s to submit; pauses from 500 ms, no new attempt after 2 min. */
    public static final Timeouts DEFAULTS = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofMinutes(2));

    public Timeouts {
        positive("connect", connect);
        positive("read", read);
        positive("upload", upload);
        positive("submit", submit);
        notNegative("firstPause", firstPause);
        notNegative("retryFor", retryFor);
    }

    public Timeouts withConnect(Duration other) {
        return new Timeouts(other, read, upload, submit, firstPause, retryFor);
    }

    public Timeouts withRead(Duration other) {
        return new Timeouts(connect, other, upload, submit, firstPause, retryFor);
    }

    public Timeouts withUpload(Duration other) {
        return new Timeouts(connect, read, other, submit, firstPause, retryFor);
    }

    public Timeouts withSubmit(Duration other) {
        return new Timeouts(connect, read, upload, other, firstPause, retryFor);
    }

    public Timeouts withFirstPause(Duration other) {
        return new Timeouts(connect, read, upload, submit, other, retryFor);
    }

    public Timeouts withRetryFor(Duration other) {
        return new Timeouts(connect, read, upload, submit, firstPause, other);
    }

    private static void positive(String name, Duration value) {
        if (value.toMillis() <= 0) {
            throw new IllegalArgumentException("Timeout \"" + name + "\" must be at least a millisecond: " + value);
        }
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("Timeout \"" + name + "\" must not be negative: " + value);
        }
    }
}
