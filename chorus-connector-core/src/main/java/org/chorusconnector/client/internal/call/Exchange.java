package org.chorusconnector.client.internal.call;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.client.internal.transport.FreshConnection;
import org.chorusconnector.client.internal.transport.Quota;
import org.chorusconnector.client.internal.transport.UploadWindow;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Done;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.NothingFound;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.Safety;
import org.chorusconnector.internal.time.Paris;
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
    private static final Logger LOG = LoggerFactory.getLogger("org.chorusconnector.client.ChorusPro");

    private final Retrofit retrofit;
    private final QuotaGate departure;
    private final Credentials credentials;
    private final RetryPolicy retries;
    private final Settings settings;
    private final AnswerReader answers;
    private volatile boolean closed;

    /**
     * What exchanges of one client have in common.
     *
     * @param pause how to wait between attempts
     * @param uploads bounds the files that are under way at once
     * @param closed whether none of them takes another call
     */
    public record Settings(
            Timeouts timeouts,
            Clock clock,
            CallListener listener,
            Pause pause,
            UploadWindow uploads,
            BooleanSupplier closed) {}

    /** Waits between attempts; tests look instead of waiting. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    /** How a call gets its place in the quota: {@link Quota#depart} or {@link Quota#departAhead}. */
    @FunctionalInterface
    public interface QuotaGate {
        void on(LocalDate today) throws InterruptedException, Quota.DailyBudgetSpentException;
    }

    public Exchange(
            Retrofit retrofit, QuotaGate departure, Credentials credentials, int maxAttempts, Settings settings) {
        this.retrofit = retrofit;
        this.departure = departure;
        this.credentials = credentials;
        this.retries = new RetryPolicy(maxAttempts, settings.timeouts());
        this.settings = settings;
        this.answers = new AnswerReader(settings.clock(), credentials);
    }

    /** The calls of a Retrofit interface, every method of which declares its {@link CallSafety}. */
    public <A> A create(Class<A> api) {
        return retrofit.create(api);
    }

    /**
     * Runs a call of a service whose answers have a {@code codeRetour}.
     *
     * @param call a model: each attempt is a copy of it
     * @param parser runs within the attempt
     * @throws ChorusException if there is no result
     */
    public <W, T> T run(Call<Coded<W>> call, AnswerParser<? super W, ? extends T> parser) {
        return runUncoded(call, coded -> parser.of(coded.requireSuccess()));
    }

    /** Runs a call whose only result is its success. */
    public void run(Call<Coded<Done>> call) {
        run(call, done -> done);
    }

    /** The rows of a list without paging; empty if Chorus Pro refuses the call because nothing was found. */
    public <W, R> List<R> list(Call<Coded<Found<W>>> call, Function<? super W, R> reader) {
        return NothingFound.asEmpty(() -> run(call, found -> found.read(reader)));
    }

    /** The same for a service that counts all rows: fewer of them are a failure. */
    public <W, R> List<R> completeList(Call<Coded<Found<W>>> call, Function<? super W, R> reader) {
        return NothingFound.asEmpty(() -> run(call, found -> found.readAll(reader)));
    }

    /** The rows of a search, on pages of {@link Page#ROWS}. See {@link #search(IntFunction, Function, int)}. */
    public <W, R> Stream<R> search(IntFunction<Call<Coded<Found<W>>>> calls, Function<? super W, R> reader) {
        return search(calls, reader, Page.ROWS);
    }

    /**
     * The rows of a search to the last one. A page is read when the stream reaches it, and a failing page throws then.
     *
     * @param calls the call for the page of a number, counted from 1
     * @param askedRows rows that the call asks for
     */
    public <W, R> Stream<R> search(
            IntFunction<Call<Coded<Found<W>>>> calls, Function<? super W, R> reader, int askedRows) {
        return StreamSupport.stream(new Pages<>(this, calls, reader, askedRows), false);
    }

    /** Runs a call of a service whose answers have no {@code codeRetour}; see {@link #run(Call, AnswerParser)}. */
    public <W, T> T runUncoded(Call<W> call, AnswerParser<? super W, ? extends T> parser) {
        requireOpen();
        CallIdentity identity = CallIdentity.of(call);
        RetryPolicy.OfCall plan = retries.begin(identity.level());
        boolean fresh = false;
        for (int number = 1; ; number++) {
            AttemptResult<T> ending = attempt(identity, number, call, parser, fresh);
            T value = ending.value();
            if (value != null) {
                return value;
            }
            if (Thread.currentThread().isInterrupted() && ending.isHarmless(identity.level()) && ending.isPassing()) {
                throw CallFailures.interrupted(identity, ending.cause());
            }
            if (!fresh
                    && ending.isLostOnKeptConnection()
                    && ending.isHarmless(identity.level())
                    && !settings.timeouts().retryFor().isZero()) {
                // The other side closed the connection between two calls: nothing to wait for.
                fresh = true;
                continue;
            }
            fresh = true;
            Optional<Duration> pause = plan.pauseAfter(ending);
            if (pause.isEmpty()) {
                throw CallFailures.of(identity, ending);
            }
            LOG.trace("{} [{}] again in {}", identity.operation(), identity.correlationId(), pause.get());
            pause(identity, pause.get());
        }
    }

    /** The day that it is now in Paris. */
    public LocalDate today() {
        return Paris.today(settings.clock());
    }

    public void requireOpen() {
        if (closed || settings.closed().getAsBoolean()) {
            throw new IllegalStateException("This client of Chorus Pro is closed");
        }
    }

    public void close() {
        closed = true;
    }

    /** @param fresh whether a kept connection will not do */
    private <W, T> AttemptResult<T> attempt(
            CallIdentity identity,
            int number,
            Call<W> call,
            AnswerParser<? super W, ? extends T> parser,
            boolean fresh) {
        Safety safety = Safety.of(call.request());
        long bytes = lengthOf(call.request());
        if (!safety.isUpload()) {
            return attempt(identity, number, call, parser, fresh, safety.deadline(settings.timeouts(), bytes));
        }
        try (UploadWindow.Passage passage = settings.uploads().enter(bytes)) {
            AttemptResult<T> ending =
                    attempt(identity, number, call, parser, fresh, safety.deadline(settings.timeouts(), bytes));
            if (ending.httpStatus().isPresent()) {
                passage.arrived();
            }
            return ending;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CallFailures.interrupted(identity, interrupted);
        }
    }

    private <W, T> AttemptResult<T> attempt(
            CallIdentity identity,
            int number,
            Call<W> call,
            AnswerParser<? super W, ? extends T> parser,
            boolean fresh,
            Duration deadline) {
        Duration waited = depart(identity);
        long departed = System.nanoTime();
        Call<W> attempt = call.clone();
        // From the first connection to the last byte of the answer: a server that trickles must not hold us for ever.
        attempt.timeout().timeout(settings.timeouts().connect().plus(deadline).toNanos(), TimeUnit.NANOSECONDS);
        AttemptResult<T> ending =
                fresh ? FreshConnection.during(() -> answers.send(attempt, parser)) : answers.send(attempt, parser);
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

    private static long lengthOf(Request request) {
        RequestBody body = request.body();
        try {
            return body == null ? 0 : body.contentLength();
        } catch (IOException unknown) {
            throw new IllegalStateException("The length of a request body is known before it is sent", unknown);
        }
    }

    private Duration depart(CallIdentity identity) {
        try {
            refreshCredentials(identity);
            long arrived = System.nanoTime();
            departure.on(Paris.today(settings.clock()));
            long departed = System.nanoTime();
            // The token may have been refused while this call waited for its turn.
            refreshCredentials(identity);
            return Duration.ofNanos(departed - arrived);
        } catch (Quota.DailyBudgetSpentException spent) {
            throw CallFailures.dailyBudget(identity, spent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CallFailures.interrupted(identity, interrupted);
        }
    }

    private void refreshCredentials(CallIdentity identity) throws InterruptedException {
        try {
            credentials.refresh();
        } catch (ChorusException ofTheToken) {
            throw CallFailures.noToken(identity, ofTheToken);
        }
    }

    private void pause(CallIdentity identity, Duration length) {
        try {
            settings.pause().of(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CallFailures.interrupted(identity, interrupted);
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
