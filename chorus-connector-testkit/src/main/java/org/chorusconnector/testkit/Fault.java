package org.chorusconnector.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on demand. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * simulator.inject(
 *         Fault.status(503).retryAfter(Duration.ofSeconds(2)).on(Operation.UPLOAD_FILE).times(3),
 *         Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE).forInvoice("FA-2026-0042"));
 * }</pre>
 *
 * <p>A fault waits for the next call that it matches, whatever the operation unless {@link #on} says so. A call meets one
 * fault at most, the oldest that matches. A call refused for the quota meets none. "Taken" means that the platform
 * processes the request as usual, and only then the answer is spoilt.
 */
public final class Fault {

    enum Kind {
        REPLY,
        CUT,
        DELAY,
        HOLD,
        BROKEN_JSON,
        EMPTY_BODY,
        EXPIRED_TOKEN,
        REFUSAL
    }

    /** The answer that replaces the platform's; without body, the gateway's usual one. */
    record Reply(
            int status,
            @Nullable String contentType,
            @Nullable String body,
            @Nullable Duration retryAfter,
            Duration delay,
            @Nullable CompletableFuture<?> released) {}

    private record Target(
            @Nullable Operation operation,
            @Nullable String invoice,
            @Nullable String file) {}

    private static final String GATEWAY_PAGE =
            "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";

    private final Kind kind;
    private final boolean taken;
    private final Reply reply;
    private final Target target;
    private final int times;

    private Fault(Kind kind, boolean taken, Reply reply, Target target, int times) {
        this.kind = kind;
        this.taken = taken;
        this.reply = reply;
        this.target = target;
        this.times = times;
    }

    private static Fault of(Kind kind, boolean taken, Reply reply) {
        return new Fault(kind, taken, reply, new Target(null, null, null), 1);
    }

    private static Reply reply(int status, @Nullable String contentType, @Nullable String body) {
        return new Reply(status, contentType, body, null, Duration.ZERO, null);
    }

    /** Answers with this HTTP status and the gateway's usual body; not taken. */
    public static Fault status(int status) {
        return of(Kind.REPLY, false, reply(status, null, null));
    }

    /** Answers with a 502 page in HTML; not taken. */
    public static Fault html() {
        return of(Kind.REPLY, false, reply(502, "text/html", GATEWAY_PAGE));
    }

    /** Resets the connection; the request has no effect. */
    public static Fault cutBeforeTaken() {
        return of(Kind.CUT, false, reply(0, null, null));
    }

    /** Resets the connection once the request has had its effect. */
    public static Fault cutAfterTaken() {
        return of(Kind.CUT, true, reply(0, null, null));
    }

    /** Answers after this time; taken at once. */
    public static Fault delay(Duration delay) {
        return of(Kind.DELAY, true, new Reply(0, null, null, null, delay, null));
    }

    /**
     * Answers once this future is complete, however it completes; taken at once. For a test that must do something while a
     * call is under way. After {@value PlatformFront#LONGEST_HOLD_SECONDS} seconds the answer is sent all the same, so that
     * a future that a test forgets blocks no build.
     *
     * @param released completed by the test
     */
    public static Fault hold(CompletableFuture<?> released) {
        return of(Kind.HOLD, true, new Reply(0, null, null, null, Duration.ZERO, released));
    }

    /** Sends only the first half of the answer's JSON, as a complete body; taken. */
    public static Fault brokenJson() {
        return of(Kind.BROKEN_JSON, true, reply(0, null, null));
    }

    /** Sends the answer's status without its body; taken. */
    public static Fault emptyBody() {
        return of(Kind.EMPTY_BODY, true, reply(0, null, null));
    }

    /** Revokes every token given so far, so that the call is answered by 401; matches API calls only. */
    public static Fault expiredToken() {
        return of(Kind.EXPIRED_TOKEN, false, reply(0, null, null));
    }

    /**
     * Refuses for a business reason, as {@link SimulatorBuilder#refusalStatus} says; not taken.
     *
     * @param code the {@code codeRetour}, not 0
     * @param label the {@code libelle}
     */
    public static Fault refusal(int code, String label) {
        return of(Kind.REFUSAL, false, reply(code, null, label));
    }

    /** The whole platform and its gateway answer 503 until the faults are cleared. */
    public static Fault unavailable() {
        return status(503).untilCleared();
    }

    /** Lets the platform take the request before this answer replaces its own. */
    public Fault taken() {
        return new Fault(kind, true, reply, target, times);
    }

    /** Adds the {@code Retry-After} header, in whole seconds. */
    public Fault retryAfter(Duration wait) {
        var changed = new Reply(reply.status, reply.contentType, reply.body, wait, reply.delay, reply.released);
        return new Fault(kind, taken, changed, target, times);
    }

    /** With this body instead of the gateway's usual one, for a fault made by {@link #status}. */
    public Fault body(String contentType, String body) {
        var changed = new Reply(reply.status, contentType, body, reply.retryAfter, reply.delay, reply.released);
        return new Fault(kind, taken, changed, target, times);
    }

    /** Waits for a call of this operation. */
    public Fault on(Operation operation) {
        return new Fault(kind, taken, reply, new Target(operation, target.invoice, target.file), times);
    }

    /** Waits for a submission or a search that names this invoice number. */
    public Fault forInvoice(String number) {
        return new Fault(kind, taken, reply, new Target(target.operation, number, target.file), times);
    }

    /** Waits for an upload of a file of this name. */
    public Fault forFile(String name) {
        return new Fault(kind, taken, reply, new Target(target.operation, target.invoice, name), times);
    }

    /** Meets the next {@code n} matching calls instead of one. */
    public Fault times(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("times must be at least 1: " + n);
        }
        return new Fault(kind, taken, reply, target, n);
    }

    /** Meets every matching call until {@link Faults#clear()}. */
    public Fault untilCleared() {
        return new Fault(kind, taken, reply, target, Integer.MAX_VALUE);
    }

    boolean matches(Operation operation, RequestBody body) {
        return (target.operation == null
                        ? kind != Kind.EXPIRED_TOKEN || operation.isApi()
                        : target.operation == operation)
                && (target.invoice == null || Optional.of(target.invoice).equals(body.invoiceNumber()))
                && (target.file == null || Optional.of(target.file).equals(body.fileName()));
    }

    Kind kind() {
        return kind;
    }

    boolean isTaken() {
        return taken;
    }

    Reply reply() {
        return reply;
    }

    int times() {
        return times;
    }

    @Override
    public String toString() {
        return "Fault[" + kind + (reply.status == 0 ? "" : " " + reply.status) + (taken ? ", taken" : "") + ", "
                + target + (times == Integer.MAX_VALUE ? ", until cleared]" : ", " + times + " times]");
    }
}
