package org.chorusconnector.client.internal.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
}
