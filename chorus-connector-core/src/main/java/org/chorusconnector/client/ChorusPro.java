package org.chorusconnector.client;

import java.net.Proxy;
import java.security.KeyStore;
import java.time.Clock;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.chorusconnector.client.doctor.Doctor;
import org.chorusconnector.client.engagements.Engagements;
import org.chorusconnector.client.files.Files;
import org.chorusconnector.client.flows.Flows;
import org.chorusconnector.client.internal.HttpChorusPro;
import org.chorusconnector.client.internal.transport.AddedTrust;
import org.chorusconnector.client.internal.transport.Connection;
import org.chorusconnector.client.internal.transport.ProxyAndTrust;
import org.chorusconnector.client.internal.transport.ProxyLogin;
import org.chorusconnector.client.internal.wire.ChorusJson;
import org.chorusconnector.client.invoices.InvoiceValidations;
import org.chorusconnector.client.invoices.Invoices;
import org.chorusconnector.client.invoices.ReceivedInvoices;
import org.chorusconnector.client.reference.ReferenceData;
import org.chorusconnector.client.solicitations.Solicitations;
import org.chorusconnector.client.structures.Structures;
import org.chorusconnector.client.users.Users;
import org.chorusconnector.client.works.WorksInvoices;
import org.jspecify.annotations.Nullable;

/**
 * Chorus Pro as seen by one technical account.
 *
 * <pre>{@code
 * PisteApplication application = PisteApplication.of(clientId, clientSecret);
 * try (ChorusPro chorus = ChorusPro.builder(application, Account.of(login, password))
 *         .environment(Environment.sandbox())
 *         .build()) {
 *     chorus.health().check();
 * }
 * }</pre>
 *
 * <p>Every call is made on the calling thread, in attempts: each waits for the quota of the application, and what is known to
 * be without effect is tried again on trouble. Each operation says what it throws; all its failures are
 * {@link ChorusException}s.
 *
 * <p>Thread-safe; meant to live as long as the application.
 */
public interface ChorusPro extends AutoCloseable {

    Invoices invoices();

    Files files();

    Structures structures();

    ReferenceData referenceData();

    Users users();

    Engagements engagements();

    Solicitations solicitations();

    ReceivedInvoices receivedInvoices();

    InvoiceValidations invoiceValidations();

    Flows flows();

    WorksInvoices worksInvoices();

    Health health();

    /** Finds out why calls fail, from the proxy to the bank account of the supplier. */
    Doctor doctor();

    /**
     * Calls a service with a body of one's own and gives its answer as it is.
     *
     * @throws ChorusException as any other call: a refusal, a failure, and for what must not be repeated an unknown outcome
     * @throws IllegalArgumentException when the call does not say where the service is, and this library does not know it
     */
    RawAnswer call(RawCall call);

    /** The platform that is called. */
    Environment environment();

    /**
     * This client for another technical account of the same application: it shares token, quota and connections, so that one
     * may be had for each call. Closing it closes nothing else; closing the client that it came from closes it, too.
     */
    ChorusPro as(Account account);

    /**
     * The same for a technical account whose password may change while calls are running.
     *
     * @param account asked for each attempt, as that of {@link #builder(PisteApplication, Supplier)}
     */
    ChorusPro as(Supplier<Account> account);

    /**
     * This client for calls that a person waits for: they may spend the {@linkplain
     * PisteApplication.Builder#interactiveReserve reserve} of the day. Shares everything, as {@link #as} does.
     */
    ChorusPro interactive();

    /**
     * Lets go of the connections. Calls under way end normally, later ones throw {@link IllegalStateException}. An HTTP
     * client of the host stays open.
     */
    @Override
    void close();

    /**
     * Starts the settings of a client.
     *
     * @param application who calls; shared by all clients that call in its name, since token and quota are its own
     * @param account for which structure
     */
    static Builder builder(PisteApplication application, Account account) {
        return new Builder(application, () -> account);
    }

    /**
     * Starts the settings of a client whose technical account may change while calls are running: its password dies every 424
     * days (rule T17). A call that was refused (401) asks again before its next attempt, so that none fails for a password
     * that the host has changed by then.
     *
     * @param application who calls; shared by all clients that call in its name, since token and quota are its own
     * @param account asked for each attempt, on the thread of the call; must be quick and thread-safe. What it throws ends the
     *     call as {@code INVALID_REQUEST}
     */
    static Builder builder(PisteApplication application, Supplier<Account> account) {
        return new Builder(application, account);
    }

    /** Collects settings: the environment is required. Not thread-safe. */
    final class Builder {

        private final PisteApplication application;
        private final Supplier<Account> account;
        private @Nullable Environment environment;
        private @Nullable OkHttpClient httpClient;
        private ProxyAndTrust way = ProxyAndTrust.USUAL;
        private Timeouts timeouts = Timeouts.DEFAULTS;
        private Clock clock = Clock.systemUTC();
        private CallListener listener = CallListener.NONE;

        private Builder(PisteApplication application, Supplier<Account> account) {
            this.application = application;
            this.account = account;
        }

        /** Where to call. Required: nothing is sent to production by default. */
        public Builder environment(Environment environment) {
            this.environment = environment;
            return this;
        }

        /**
         * The HTTP client of the host, for its TLS settings, proxy, pool and interceptors. A copy is used, in which what could
         * send a request twice is switched off (silent retries, redirects, HTTP/2) and timeouts are ours. Its interceptors of both
         * kinds see the secrets: {@code client_secret} and {@code access_token} in the bodies of the token service, {@code
         * Authorization} and {@code cpro-account} in the headers of calls. One that logs must redact both headers and must not log
         * bodies. Unless set, a client of our own, closed with this one.
         */
        public Builder httpClient(OkHttpClient httpClient) {
            this.httpClient = httpClient;
            return this;
        }

        /**
         * The proxy to go through, which asks for no login of ours; unless set, the one of the HTTP client, or the system's
         * ({@code https.proxyHost} and {@code https.proxyPort}).
         */
        public Builder proxy(Proxy proxy) {
            this.way = way.through(proxy, null);
            return this;
        }

        /**
         * The proxy to go through, and the login that it asks for. Of the scheme Basic: a proxy that wants another takes an
         * {@linkplain #httpClient HTTP client} with a {@code proxyAuthenticator} of its own.
         *
         * @param through of type HTTP
         * @param user not blank and without colon; shown nowhere
         * @param password may be empty; shown nowhere
         */
        public Builder proxy(Proxy through, String user, String password) {
            if (through.type() != Proxy.Type.HTTP) {
                throw new IllegalArgumentException("Only an HTTP proxy takes a login: " + through.type());
            }
            this.way = way.through(through, new ProxyLogin(user, password));
            return this;
        }

        /**
         * Certificates to trust beside those of the JVM's trust store, for example the root of a proxy that inspects TLS. They
         * are read at once, and go for these calls only. Not together with an {@linkplain #httpClient HTTP client}, which
         * brings its own TLS settings.
         *
         * @param certificates loaded; only its trusted certificates matter
         * @throws IllegalArgumentException when it is not loaded, or has no trusted certificate
         */
        public Builder trusting(KeyStore certificates) {
            this.way = way.trusting(AddedTrust.of(certificates));
            return this;
        }

        /** {@link Timeouts#DEFAULTS} unless set. */
        public Builder timeouts(Timeouts timeouts) {
            this.timeouts = timeouts;
            return this;
        }

        /** The system clock unless set: dates the token, the day of the budget and what the gateway asks us to wait. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** {@link CallListener#NONE} unless set. */
        public Builder listener(CallListener listener) {
            this.listener = listener;
            return this;
        }

        /**
         * A client with these settings; no call is made.
         *
         * @throws IllegalStateException when no environment is set, or both an HTTP client and certificates to trust
         */
        public ChorusPro build() {
            ChorusJson.requireUsableJackson();
            if (environment == null) {
                throw new IllegalStateException("Say which environment to call: environment(Environment.sandbox())");
            }
            if (httpClient != null && way.trust() != null) {
                throw new IllegalStateException(
                        "The HTTP client brings its own TLS settings: have it trust the certificates instead");
            }
            return new HttpChorusPro(
                    new Connection(environment, timeouts, clock, listener, httpClient, way),
                    application.access(),
                    account,
                    Account::header);
        }
    }
}
