package org.chorusconnector.client;

import java.util.function.Supplier;
import org.chorusconnector.client.internal.connection.ApplicationAccess;
import org.chorusconnector.client.internal.transport.Quota;

/**
 * An application registered with PISTE, the gateway in front of Chorus Pro: who calls, and how much it may call.
 *
 * <p>All instances of one identifier in a JVM share the access token and the count of calls on each environment, and each keeps
 * its own limits. The count is of this process alone: where several processes send at once, divide the limits between them.
 *
 * <p>Thread-safe; shows neither identifier nor secret.
 */
public final class PisteApplication {

    /** Calls per second granted in production (rule T11). The sandbox documents none: 1 is a safe pace there. */
    public static final int DEFAULT_CALLS_PER_SECOND = 20;

    /** Calls per day granted in production (rule T11). */
    public static final long DEFAULT_CALLS_PER_DAY = 1_000_000;

    private final ApplicationAccess access;

    private PisteApplication(Builder builder) {
        this.access = new ApplicationAccess(
                builder.clientId,
                builder.clientSecret,
                new Quota.Limits(
                        builder.callsPerSecond, builder.callsPerHour, builder.callsPerDay, builder.interactiveReserve));
    }

    /** An application with the limits of production. */
    public static PisteApplication of(String clientId, String clientSecret) {
        return builder(clientId, clientSecret).build();
    }

    /**
     * Starts the settings of an application.
     *
     * @param clientId identifier of the application, not blank
     * @param clientSecret its secret, not blank
     */
    public static Builder builder(String clientId, String clientSecret) {
        if (clientSecret.isBlank()) {
            throw new IllegalArgumentException("The secret of a PISTE application is not blank");
        }
        return new Builder(clientId, () -> clientSecret);
    }

    /**
     * Starts the settings of an application whose secret may change while calls are running.
     *
     * @param clientId identifier of the application, not blank
     * @param clientSecret asked whenever a token is needed, about once an hour, on the thread of a call, which ends as
     *     {@code INVALID_REQUEST} when this throws; must be quick and
     *     thread-safe, and never give a blank one
     */
    public static Builder builder(String clientId, Supplier<String> clientSecret) {
        return new Builder(clientId, clientSecret);
    }

    ApplicationAccess access() {
        return access;
    }

    @Override
    public String toString() {
        return "PisteApplication[hidden]";
    }

    /** Collects limits; none is required. Not thread-safe. */
    public static final class Builder {

        private final String clientId;
        private final Supplier<String> clientSecret;
        private int callsPerSecond = DEFAULT_CALLS_PER_SECOND;
        private int callsPerHour = Quota.Limits.NO_HOURLY_CEILING;
        private long callsPerDay = DEFAULT_CALLS_PER_DAY;
        private long interactiveReserve;

        private Builder(String clientId, Supplier<String> clientSecret) {
            if (clientId.isBlank()) {
                throw new IllegalArgumentException("The identifier of a PISTE application is not blank");
            }
            this.clientId = clientId;
            this.clientSecret = clientSecret;
        }

        /**
         * Most calls in any second, token included: at least 1, {@value PisteApplication#DEFAULT_CALLS_PER_SECOND} unless set. Calls are
         * spread over the second, at 98 % of this pace.
         */
        public Builder callsPerSecond(int callsPerSecond) {
            if (callsPerSecond < 1) {
                throw new IllegalArgumentException("callsPerSecond must be at least 1: " + callsPerSecond);
            }
            this.callsPerSecond = callsPerSecond;
            return this;
        }

        /**
         * Most calls in any sliding hour, token included: 1 to 1 000 000, without a ceiling unless set. A call beyond it waits for its
         * turn, up to an hour.
         */
        public Builder callsPerHour(int callsPerHour) {
            if (callsPerHour < 1 || callsPerHour > 1_000_000) {
                throw new IllegalArgumentException("callsPerHour must be from 1 to 1 000 000: " + callsPerHour);
            }
            this.callsPerHour = callsPerHour;
            return this;
        }

        /** Most calls in a day of Paris, token included: at least 1, {@value PisteApplication#DEFAULT_CALLS_PER_DAY} unless set. */
        public Builder callsPerDay(long callsPerDay) {
            if (callsPerDay < 1) {
                throw new IllegalArgumentException("callsPerDay must be at least 1: " + callsPerDay);
            }
            this.callsPerDay = callsPerDay;
            return this;
        }

        /**
         * The last calls of a day that are kept for {@linkplain ChorusPro#interactive() interactive} clients: less than {@link
         * #callsPerDay}, 0 unless set.
         */
        public Builder interactiveReserve(long interactiveReserve) {
            if (interactiveReserve < 0) {
                throw new IllegalArgumentException("interactiveReserve must not be negative: " + interactiveReserve);
            }
            this.interactiveReserve = interactiveReserve;
            return this;
        }

        /**
         * The application.
         *
         * @throws IllegalArgumentException when the reserve leaves no call of the day for anything else
         */
        public PisteApplication build() {
            if (interactiveReserve >= callsPerDay) {
                throw new IllegalArgumentException("The interactive reserve of " + interactiveReserve
                        + " calls leaves none of the " + callsPerDay + " of a day");
            }
            return new PisteApplication(this);
        }
    }
}
