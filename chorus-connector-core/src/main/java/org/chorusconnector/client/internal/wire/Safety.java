package org.chorusconnector.client.internal.wire;

import java.time.Duration;
import okhttp3.Request;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.client.internal.wire.CallSafety.Level;
import retrofit2.Invocation;

/**
 * What repeating a call would do. A typed operation declares it by {@link CallSafety}; a raw call carries it as a tag.
 *
 * @param service French name of the service, as Chorus Pro documents it
 * @param level how harmful a second call is
 * @param file whether a file travels, in either direction
 */
public record Safety(String service, Level level, boolean file) {

    public static Safety of(CallSafety declared) {
        return new Safety(declared.service(), declared.value(), declared.file());
    }

    /** The safety of a request that was made by Retrofit. */
    public static Safety of(Request request) {
        Safety tagged = request.tag(Safety.class);
        if (tagged != null) {
            return tagged;
        }
        Invocation invocation = request.tag(Invocation.class);
        CallSafety declared = invocation == null ? null : invocation.method().getAnnotation(CallSafety.class);
        if (declared == null) {
            throw new IllegalStateException(
                    "No @CallSafety on " + (invocation == null ? "a request" : invocation.method()));
        }
        return of(declared);
    }

    /** The French name of the health check, which must not fail for a connection that another call left behind. */
    private static final String HEALTH_CHECK = "healthCheck";

    /** Slower than any line on which somebody waits for an upload, in bytes per second. */
    private static final long SLOWEST_LINE = 8_000;

    /** Of a file that is received, whose size is not known before. */
    private static final Duration LONGEST_DOWNLOAD = Duration.ofHours(1);

    /** Whether a kept connection will not do. */
    public boolean needsFreshConnection() {
        return level == Level.ONCE || service.equals(HEALTH_CHECK);
    }

    /** Whether a file is sent, and not received. */
    public boolean isUpload() {
        return file && level != Level.READ;
    }

    /**
     * The longest time of one attempt as a whole, once connected: generous, since a line that carries bytes is not to be given up.
     *
     * @param bytes that are sent
     */
    public Duration deadline(Timeouts timeouts, long bytes) {
        Duration sending = limit(timeouts).plusSeconds(Math.max(bytes, 0) / SLOWEST_LINE);
        boolean isDownload = file && level == Level.READ;
        return isDownload && sending.compareTo(LONGEST_DOWNLOAD) < 0 ? LONGEST_DOWNLOAD : sending;
    }

    /** Longest silence of one attempt, once connected: no byte sent or received. */
    public Duration limit(Timeouts timeouts) {
        Duration limit = switch (level) {
            case READ -> timeouts.read();
            case REPEATABLE -> timeouts.upload();
            case ONCE -> timeouts.submit();
        };
        return file && limit.compareTo(timeouts.upload()) < 0 ? timeouts.upload() : limit;
    }
}
