package org.chorusconnector.client.internal;

import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.chorusconnector.Paris;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Timeouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * Runs calls: retry around quota around one attempt, so that each attempt takes its own place in the quota. Reading the answer
 * belongs to the attempt, since only its {@code codeRetour} tells what became of it. A login is renewed before the quota:
 * callers that waited for it together must not leave together; and looked at again behind it.
 *
 * <p>Thread-safe.
 */
public final class Exchange {

    /** A stable name to configure, whatever happens to this class. */
    private static final Logger LOG = LoggerFactory.getLogger(ChorusPro.class);

    private final Retrofit retrofit;
    private final Departure departure;
    private final Credentials credentials;
    private final RetryPlan retries;
    private final Settings settings;
    private final AnswerReader answers;
    private final Map<String, RawCalls.KnownService> known = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * What exchanges of one client have in common.
     *
     * @param pause how to wait between attempts
     * @param closed whether none of them takes another call
     */
    record Settings(Timeouts timeouts, Clock clock, CallListener listener, Pause pause, BooleanSupplier closed) {}

    /** Takes from an answer what the caller needs. */
    @FunctionalInterface
    public interface Reading<W, T> {
        /**
         * Never gives null; may throw an {@link IncompleteAnswerException}, or a {@link RefusedAnswerException} when it finds
         * the refusal itself.
         */
        T of(W answer) throws IOException;
    }

    /** Waits between attempts; tests look instead of waiting. */
    @FunctionalInterface
    interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    /** How a call gets its place in the quota: {@link Quota#depart} or {@link Quota#departAhead}. */
    @FunctionalInterface
    interface Departure {
        long on(LocalDate today) throws InterruptedException, Quota.DailyBudgetSpentException;
    }

    Exchange(Retrofit retrofit, Departure departure, Credentials credentials, int maxAttempts, Settings settings) {
        this.retrofit = retrofit;
        this.departure = departure;
        this.credentials = credentials;
        this.retries = new RetryPlan(maxAttempts, settings.timeouts());
        this.settings = settings;
        this.answers = new AnswerReader(settings.clock(), credentials);
    }

    /** The calls of a Retrofit interface, every method of which declares its {@link CallSafety}. */
    public <A> A create(Class<A> api) {
        for (Method method : api.getMethods()) {
            CallSafety safety = method.getAnnotation(CallSafety.class);
            if (safety != null && !safety.service().isEmpty()) {
                known.put(safety.service(), RawCalls.KnownService.of(method, safety));
            }
        }
        return retrofit.create(api);
    }

    /** A service of one of the interfaces created so far, by its French name. */
    Optional<RawCalls.KnownService> known(String service) {
        return Optional.ofNullable(known.get(service));
    }

    /** All services of the interfaces created so far. */
    Stream<RawCalls.KnownService> knownServices() {
        return known.values().stream();
    }

    /**
     * Runs a call to its end.
     *
     * @param call serves as a model: each attempt is a copy of it
     * @param reader runs within the attempt
     * @throws ChorusException when there is no result
     */
    public <W, T> T run(Call<W> call, Reading<? super W, ? extends T> reader) {
        requireOpen();
        CallIdentity identity = CallIdentity.of(call);
        RetryPlan.OfCall plan = retries.begin(identity.level());
        for (int number = 1; ; number++) {
            Ending<T> ending = attempt(identity, number, call, reader);
            T value = ending.value();
            if (value != null) {
                return value;
            }
            if (Thread.currentThread().isInterrupted() && ending.isHarmless(identity.level()) && ending.isPassing()) {
                throw Failures.interrupted(identity, ending.cause());
            }
            Optional<Duration> pause = plan.pauseAfter(ending);
            if (pause.isEmpty()) {
                throw Failures.of(identity, ending);
            }
            LOG.trace("{} [{}] again in {}", identity.operation(), identity.correlationId(), pause.get());
            pause(identity, pause.get());
        }
    }

    /** The day that it is now in Paris. */
    public LocalDate today() {
        return Paris.today(settings.clock());
    }

    void requireOpen() {
        if (closed || settings.closed().getAsBoolean()) {
            throw new IllegalStateException("This client of Chorus Pro is closed");
        }
    }

    void close() {
        closed = true;
    }

    private <W, T> Ending<T> attempt(
            CallIdentity identity, int number, Call<W> call, Reading<? super W, ? extends T> reader) {
        Duration waited = depart(identity);
        long departed = System.nanoTime();
        Call<W> attempt = call.clone();
        // From the first connection to the last byte of the answer: a server that trickles must not hold us for ever.
        attempt.timeout()
                .timeout(
                        settings.timeouts()
                                .connect()
                                .plus(CallSafety.Declared.limit(CallSafety.Declared.of(call), settings.timeouts()))
                                .toNanos(),
                        TimeUnit.NANOSECONDS);
        Ending<T> ending = answers.send(attempt, reader);
        tell(new CallAttempt(
                identity.operation(),
                identity.correlationId(),
                number,
                ending.outcome(),
                ending.httpStatus(),
                Duration.ofNanos(System.nanoTime() - departed),
                waited));
        return ending;
    }

    private Duration depart(CallIdentity identity) {
        try {
            refreshCredentials(identity);
            long arrived = System.nanoTime();
            long departed = departure.on(Paris.today(settings.clock()));
            // The token may have been refused while this call waited for its turn.
            refreshCredentials(identity);
            return Duration.ofNanos(departed - arrived);
        } catch (Quota.DailyBudgetSpentException spent) {
            throw Failures.dailyBudget(identity, spent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failures.interrupted(identity, interrupted);
        }
    }

    private void refreshCredentials(CallIdentity identity) throws InterruptedException {
        try {
            credentials.refresh();
        } catch (ChorusException ofTheToken) {
            throw Failures.noToken(identity, ofTheToken);
        }
    }

    private void pause(CallIdentity identity, Duration length) {
        try {
            settings.pause().of(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failures.interrupted(identity, interrupted);
        }
    }

    private void tell(CallAttempt attempt) {
        LOG.debug(
                "{} [{}] attempt {}: {} {} in {} ms",
                attempt.operation(),
                attempt.correlationId(),
                attempt.number(),
                attempt.outcome(),
                attempt.httpStatus().isPresent() ? attempt.httpStatus().getAsInt() : "-",
                attempt.duration().toMillis());
        try {
            settings.listener().attemptFinished(attempt);
        } catch (RuntimeException ofTheHost) {
            // The edge to the host's listener: the answer at hand is worth more than the metric.
            LOG.warn("The call listener failed on {} [{}]", attempt.operation(), attempt.correlationId(), ofTheHost);
        }
    }
}
