package org.chorusconnector.client.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Health;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.client.engagements.Engagements;
import org.chorusconnector.client.files.Files;
import org.chorusconnector.client.flows.Flows;
import org.chorusconnector.client.internal.engagements.HttpEngagements;
import org.chorusconnector.client.internal.files.HttpFiles;
import org.chorusconnector.client.internal.flows.HttpFlows;
import org.chorusconnector.client.internal.invoices.HttpInvoices;
import org.chorusconnector.client.internal.invoices.HttpReceivedInvoices;
import org.chorusconnector.client.internal.invoices.HttpValidations;
import org.chorusconnector.client.internal.reference.HttpReferenceData;
import org.chorusconnector.client.internal.solicitations.HttpSolicitations;
import org.chorusconnector.client.internal.structures.HttpStructures;
import org.chorusconnector.client.internal.users.HttpUsers;
import org.chorusconnector.client.internal.works.HttpWorksInvoices;
import org.chorusconnector.client.invoices.InvoiceValidations;
import org.chorusconnector.client.invoices.Invoices;
import org.chorusconnector.client.invoices.ReceivedInvoices;
import org.chorusconnector.client.reference.ReferenceData;
import org.chorusconnector.client.solicitations.Solicitations;
import org.chorusconnector.client.structures.Structures;
import org.chorusconnector.client.users.Users;
import org.chorusconnector.client.works.WorksInvoices;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** Chorus Pro over HTTP: puts the parts together. */
public final class HttpChorusPro implements ChorusPro {

    private static final int MAX_ATTEMPTS = 4;

    /** One more for the token: its service refuses good credentials at random (rule T6). */
    private static final int MAX_TOKEN_ATTEMPTS = 5;

    /**
     * As many idle connections as threads are of use at 20 calls a second. They are given up soon: one that the gateway closed
     * in the meantime costs an attempt.
     */
    private static final int IDLE_CONNECTIONS = 32;

    private static final int IDLE_SECONDS = 30;

    private final OkHttpClient client;
    private final boolean ownsClient;
    private final Exchange exchange;
    private final Invoices invoices;
    private final Files files;
    private final Structures structures;
    private final ReferenceData referenceData;
    private final Users users;
    private final Engagements engagements;
    private final Solicitations solicitations;
    private final ReceivedInvoices receivedInvoices;
    private final InvoiceValidations invoiceValidations;
    private final Flows flows;
    private final WorksInvoices worksInvoices;
    private final Health health;
    private final RawCalls rawCalls;

    public HttpChorusPro(Connection connection, ApplicationAccess application, String account) {
        this(connection, application, account, length -> TimeUnit.NANOSECONDS.sleep(length.toNanos()));
    }

    HttpChorusPro(Connection connection, ApplicationAccess application, String account, Exchange.Pause pause) {
        Exchange.Settings settings =
                new Exchange.Settings(connection.timeouts(), connection.clock(), connection.listener(), pause);
        this.client = client(connection, application.quota());
        this.ownsClient = connection.ofTheHost() == null;
        URI oauthUrl = connection.environment().oauthUrl();
        Exchange oauth = new Exchange(
                retrofit(oauthUrl, client),
                application.quota()::departAhead,
                Credentials.IN_THE_CALL,
                MAX_TOKEN_ATTEMPTS,
                settings);
        BearerToken token =
                new BearerToken(application.tokensOf(oauthUrl), application, account, connection.clock(), oauth);
        this.exchange = new Exchange(
                retrofit(
                        connection.environment().apiUrl(),
                        client.newBuilder().addInterceptor(token).build()),
                application.quota()::depart,
                token,
                MAX_ATTEMPTS,
                settings);
        this.invoices = new HttpInvoices(exchange);
        this.files = new HttpFiles(exchange);
        this.structures = new HttpStructures(exchange);
        this.referenceData = new HttpReferenceData(exchange);
        this.users = new HttpUsers(exchange);
        this.engagements = new HttpEngagements(exchange);
        this.solicitations = new HttpSolicitations(exchange);
        this.receivedInvoices = new HttpReceivedInvoices(exchange);
        this.invoiceValidations = new HttpValidations(exchange);
        this.flows = new HttpFlows(exchange);
        this.worksInvoices = new HttpWorksInvoices(exchange);
        this.health = new HttpHealth(exchange);
        this.rawCalls = new RawCalls(exchange);
    }

    @Override
    public Invoices invoices() {
        return invoices;
    }

    @Override
    public Files files() {
        return files;
    }

    @Override
    public Structures structures() {
        return structures;
    }

    @Override
    public ReferenceData referenceData() {
        return referenceData;
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public Engagements engagements() {
        return engagements;
    }

    @Override
    public Solicitations solicitations() {
        return solicitations;
    }

    @Override
    public ReceivedInvoices receivedInvoices() {
        return receivedInvoices;
    }

    @Override
    public InvoiceValidations invoiceValidations() {
        return invoiceValidations;
    }

    @Override
    public Flows flows() {
        return flows;
    }

    @Override
    public WorksInvoices worksInvoices() {
        return worksInvoices;
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public RawAnswer call(RawCall call) {
        return rawCalls.call(call);
    }

    @Override
    public void close() {
        exchange.close();
        if (ownsClient) {
            client.connectionPool().evictAll();
        }
    }

    /**
     * What may be taken once only goes out on a connection of its own. One that was kept may have been closed by the gateway a
     * moment ago: the request would leave, no answer would come, and its outcome would be unknown for the sake of a handshake.
     */
    private static Retrofit retrofit(URI base, OkHttpClient client) {
        ObjectMapper mapper = ChorusJson.mapper();
        OkHttpClient onNewConnections = client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
        return new Retrofit.Builder()
                .baseUrl(base + "/")
                .callFactory(request -> CallSafety.Declared.of(request).value() == CallSafety.Level.ONCE
                        ? onNewConnections.newCall(request)
                        : client.newCall(request))
                .addConverterFactory(new JsonBody.Factory(mapper))
                .addConverterFactory(JacksonConverterFactory.create(mapper))
                .validateEagerly(true)
                .build();
    }

    /** A client that sends each request once and takes no turn of its own. */
    private static OkHttpClient client(Connection connection, Quota quota) {
        OkHttpClient ofTheHost = connection.ofTheHost();
        OkHttpClient.Builder builder = ofTheHost != null
                ? ofTheHost.newBuilder()
                : new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS));
        if (connection.proxy() != null) {
            builder.proxy(connection.proxy());
        }
        Timeouts timeouts = connection.timeouts();
        builder.retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(timeouts.connect())
                .addInterceptor(chain -> limitSilence(chain, timeouts));
        SendGuard.addTo(builder, quota);
        return builder.build();
    }

    /** A silence as long as a whole attempt may last is no silence any more. */
    private static Response limitSilence(Interceptor.Chain chain, Timeouts timeouts) throws IOException {
        Duration limit = CallSafety.Declared.limit(CallSafety.Declared.of(chain.request()), timeouts);
        int millis = Math.toIntExact(limit.toMillis());
        return chain.withReadTimeout(millis, TimeUnit.MILLISECONDS)
                .withWriteTimeout(millis, TimeUnit.MILLISECONDS)
                .proceed(chain.request());
    }
}
