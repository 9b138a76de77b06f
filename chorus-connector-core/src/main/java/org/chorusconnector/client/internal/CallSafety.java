package org.chorusconnector.client.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.chorusconnector.client.Timeouts;
import retrofit2.Call;
import retrofit2.Invocation;

/**
 * What repeating a call would do, declared on each Retrofit method: the HTTP verb says nothing, since Chorus Pro posts its
 * searches too. Travels with each request in its {@link Invocation}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CallSafety {

    Level value();

    /** French name of the service, as Chorus Pro documents it. */
    String service();

    /** Whether a file travels, one way or the other: then an attempt may take as long as an upload. */
    boolean file() default false;

    /** How harmful a second call is. */
    enum Level {
        /** Changes nothing. */
        READ,
        /** Sends a file: a second call leaves, at worst, a file that nothing refers to. */
        REPEATABLE,
        /** A second call could do the thing twice. */
        ONCE
    }

    /** Reads the declaration off a request made by Retrofit. */
    final class Declared {

        private Declared() {}

        /** Longest time of one attempt, once connected. */
        static Duration limit(CallSafety safety, Timeouts timeouts) {
            Duration limit = switch (safety.value()) {
                case READ -> timeouts.read();
                case REPEATABLE -> timeouts.upload();
                case ONCE -> timeouts.submit();
            };
            return safety.file() && limit.compareTo(timeouts.upload()) < 0 ? timeouts.upload() : limit;
        }

        static CallSafety of(Call<?> call) {
            return of(call.request());
        }

        static CallSafety of(okhttp3.Request request) {
            Invocation invocation = request.tag(Invocation.class);
            CallSafety safety = invocation == null ? null : invocation.method().getAnnotation(CallSafety.class);
            if (safety == null) {
                throw new IllegalStateException(
                        "No @CallSafety on " + (invocation == null ? "a request" : invocation.method()));
            }
            return safety;
        }
    }
}
