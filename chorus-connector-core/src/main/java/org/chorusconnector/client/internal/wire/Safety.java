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

    /** Longest time of one attempt, once connected. */
    public Duration limit(Timeouts timeouts) {
        Duration limit = switch (level) {
            case READ -> timeouts.read();
            case REPEATABLE -> timeouts.upload();
            case ONCE -> timeouts.submit();
        };
        return file && limit.compareTo(timeouts.upload()) < 0 ? timeouts.upload() : limit;
    }
}
