package org.chorusconnector.client.internal.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.client.internal.call.Credentials;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.streaming.JsonBody;
import org.chorusconnector.client.internal.transport.Connection;
import org.chorusconnector.client.internal.transport.FreshConnection;
import org.chorusconnector.client.internal.transport.Quota;
import org.chorusconnector.client.internal.transport.SendGuard;
import org.chorusconnector.client.internal.transport.UploadWindow;
import org.chorusconnector.client.internal.wire.AnswerBody;
import org.chorusconnector.client.internal.wire.ChorusJson;
import org.chorusconnector.client.internal.wire.Safety;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** What all accounts of a client share: connections, quota and token. Thread-safe. */
public final class Network {

    private static final int MAX_ATTEMPTS = 4;

    /** One more for the token: its service refuses good credentials at random (rule T6). */
    private static final int MAX_TOKEN_ATTEMPTS = 5;

    /**
     * As many idle connections as threads are of use at 20 calls a second. They are given up before gateways close them, of which
     * five seconds are common: one that the gateway closed in the meantime costs an attempt.
     */
    private static final int IDLE_CONNECTIONS = 32;

    private static final int IDLE_SECONDS = 4;

    /** Decompressed. */
    private static final long MAX_ERROR_BYTES = 64 * 1024;

    private final Connection connection;
    private final ApplicationAccess application;
    private final Quota quota;
    private final Exchange.Settings settings;
    private final OkHttpClient client;
    private final Retrofit retrofit;
    private final Exchange oauth;
    private final AtomicBoolean closed = new AtomicBoolean();

    public Network(Connection connection, ApplicationAccess application, Exchange.Pause pause) {
        this.connection = connection;
        this.application = application;
        this.settings = new Exchange.Settings(
                connection.timeouts(),
                connection.clock(),
                connection.listener(),
                pause,
                new UploadWindow(),
                closed::get);
        this.quota = application.quotaAt(connection.environment().apiUrl());
        this.client = client(connection, quota);
        ObjectMapper mapper = ChorusJson.mapper();
        this.retrofit = new Retrofit.Builder()
                .baseUrl(connection.environment().apiUrl() + "/")
                .callFactory(client)
                .addConverterFactory(new JsonBody.Factory(mapper))
                .addConverterFactory(new AnswerBody.Factory(mapper))
                .addConverterFactory(JacksonConverterFactory.create(mapper))
                .build();
        // A call under way may need a token to end with.
        Exchange.Settings always = new Exchange.Settings(
                connection.timeouts(),
                connection.clock(),
                connection.listener(),
                pause,
                new UploadWindow(),
                () -> false);
        this.oauth = new Exchange(
                onOwnConnections(connection.environment().oauthUrl(), client),
                quota::departAhead,
                Credentials.IN_THE_CALL,
                MAX_TOKEN_ATTEMPTS,
                always);
    }

    /**
     * The calls of one account.
     *
     * @param account what it shows, asked for each call
     * @param use whether they may spend the reserve of the day
     */
    public Exchange exchange(Supplier<String> account, CallPurpose use) {
        return exchange(login(application.tokensOf(connection.environment().oauthUrl()), account), use);
    }

    /** The calls that one login makes. */
    public Exchange exchange(BearerToken token, CallPurpose use) {
        return new Exchange(
                onOwnConnections(
                        connection.environment().apiUrl(),
                        client.newBuilder().addInterceptor(token).build()),
                use == CallPurpose.INTERACTIVE ? quota::departInteractive : quota::depart,
                token,
                MAX_ATTEMPTS,
                settings);
    }

    /** The login of an account with a token of its own, which nobody has asked for yet. */
    public BearerToken newLogin(Supplier<String> account) {
        return login(new TokenStore(), account);
    }

    private BearerToken login(TokenStore tokens, Supplier<String> account) {
        return new BearerToken(tokens, application, account, connection.clock(), oauth);
    }

    /** The HTTP client that calls go through, without a login. */
    public OkHttpClient httpClient() {
        return client;
    }

    public Timeouts timeouts() {
        return connection.timeouts();
    }

    public Environment environment() {
        return connection.environment();
    }

    public Clock clock() {
        return connection.clock();
    }

    public Quota quota() {
        return quota;
    }

    /** No exchange takes another call. */
    public void close() {
        closed.set(true);
        if (connection.hostClient() == null) {
            client.connectionPool().evictAll();
        }
    }

    /**
     * What may be taken once only goes out on a connection of its own, and so do the health check, which decides whether a run
     * stops, and every attempt after the first. A connection that was kept may have been closed by the gateway a moment ago: the
     * request would leave, no answer would come, and its outcome would be unknown for the sake of a handshake.
     */
    private Retrofit onOwnConnections(URI base, OkHttpClient calls) {
        OkHttpClient onNewConnections = calls.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
        return retrofit.newBuilder()
                .baseUrl(base + "/")
                .callFactory(request -> Safety.of(request).needsFreshConnection() || FreshConnection.isAsked()
                        ? onNewConnections.newCall(request)
                        : calls.newCall(request))
                .build();
    }

    /** A client that sends each request once and takes no turn of its own. */
    private static OkHttpClient client(Connection connection, Quota quota) {
        OkHttpClient ofTheHost = connection.hostClient();
        OkHttpClient.Builder builder = ofTheHost != null
                ? ofTheHost.newBuilder()
                : new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS));
        connection.proxyAndTrust().applyTo(builder);
        Timeouts timeouts = connection.timeouts();
        builder.retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(timeouts.connect())
                .addInterceptor(chain -> limitSilence(chain, timeouts));
        // Outside of the host's interceptors, which may answer by themselves.
        builder.interceptors().add(0, chain -> limitErrorBody(chain.proceed(chain.request())));
        SendGuard.addTo(builder, quota);
        return builder.build();
    }

    /** Retrofit reads the whole body of an error into memory, whatever its size: no error says more than this. */
    private static Response limitErrorBody(Response response) throws IOException {
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            return response.newBuilder()
                    .body(response.peekBody(MAX_ERROR_BYTES))
                    .build();
        }
    }

    /** No byte sent or received for so long ends an attempt, however long it takes as a whole: see {@link Timeouts}. */
    private static Response limitSilence(Interceptor.Chain chain, Timeouts timeouts) throws IOException {
        Duration limit = Safety.of(chain.request()).limit(timeouts);
        int millis = Math.toIntExact(limit.toMillis());
        return chain.withReadTimeout(millis, TimeUnit.MILLISECONDS)
                .withWriteTimeout(millis, TimeUnit.MILLISECONDS)
                .proceed(chain.request());
    }
}
