package org.chorusconnector.testkit;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A running simulator of Chorus Pro and of PISTE, with its own HTTP server. Its parts: {@link #faults()} to go wrong,
 * {@link #calls()} to count, {@link #directory()} to add structures, {@link #publicBody()} to act on invoices,
 * {@link #clock()} to turn.
 *
 * <p>Its world has one supplier, {@link #SUPPLIER_ID}, and the recipients of the qualification environment (rule T23):
 *
 * <ul>
 *   <li>{@code 12345678200051} requires nothing;
 *   <li>{@code 12345678200036} requires an engagement;
 *   <li>{@code 12345678200028} requires a service, {@code SERVICE_DEST_SERV_OBL};
 *   <li>{@code 12345678200044} requires both, the service being {@code SERVICE_DEST_SERV_OBL};
 *   <li>{@code 12345678200069} requires one or the other, the service being {@code SERVICE_DEST_SERV_OU_EJ};
 *   <li>{@code 11000201100044}, the State, requires both, the service being {@code SERVICE_ACHATS}.
 * </ul>
 *
 * <p>Thread-safe. All days are those of Paris. Nothing of a file but its size and digest is kept, and no journal of
 * requests, so that a simulator can take thousands of large files.
 */
public final class ChorusSimulator implements AutoCloseable {

    /** The {@code idFournisseur} of the only supplier of the default world. */
    public static final long SUPPLIER_ID = 26_262_962;

    /** The SIRET of that supplier. */
    public static final String SUPPLIER_SIRET = "99999999800019";

    /** The only bank account of that supplier, its {@code idCoordonneeBancaire}. */
    public static final long BANK_ACCOUNT_ID = 144_050;

    private final Settings settings;
    private final OptionalLong publicBodySeed;
    private final List<Recipient> recipients;
    private final List<Supplier> suppliers;
    private final Platform platform;
    private final WireMockServer server;

    ChorusSimulator(SimulatorBuilder builder) {
        settings = builder.settings();
        publicBodySeed = builder.publicBodySeed();
        recipients = builder.recipients();
        suppliers = builder.suppliers();
        platform = new Platform(settings);
        reset();
        server = new WireMockServer(wireMockConfig()
                .port(builder.port())
                .bindAddress(builder.bindAddress())
                .containerThreads(128)
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensions(new PlatformFront(platform)));
        server.start();
    }

    /** Starts a simulator of the default world on a free port of the loopback interface. */
    public static ChorusSimulator start() {
        return builder().start();
    }

    /** A simulator of which something is to be different. */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /** The base of the API's addresses, without path: {@code http://127.0.0.1:port}. */
    public URI apiUrl() {
        return URI.create("http://" + settings.host() + ":" + server.port());
    }

    /** The base of the token service's address, without path. */
    public URI oauthUrl() {
        return apiUrl();
    }

    /** The accepted {@code client_id}. */
    public String clientId() {
        return settings.credentials().clientId();
    }

    /** The accepted {@code client_secret}. */
    public String clientSecret() {
        return settings.credentials().clientSecret();
    }

    /** The login of the accepted technical account. */
    public String login() {
        return settings.credentials().login();
    }

    /** The password of the accepted technical account. */
    public String password() {
        return settings.credentials().password();
    }

    /** The structures that the platform knows. */
    public Directory directory() {
        return platform.directory;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return platform.faults;
    }

    /** What was called. */
    public Calls calls() {
        return platform.calls;
    }

    /** Those who receive the invoices and act on them. */
    public PublicBody publicBody() {
        return platform.publicBody;
    }

    /** The platform's time, for a test to turn. */
    public PlatformClock clock() {
        return settings.clock();
    }

    /** The invoices that the platform really has, oldest first. */
    public List<PlatformInvoice> invoices() {
        platform.catchUp();
        return platform.book.all();
    }

    /** The newest invoice with this number. */
    public Optional<PlatformInvoice> invoice(String number) {
        platform.catchUp();
        return platform.book.newest(number);
    }

    /**
     * How many submissions of this number reached the platform, accepted or refused for a business reason; those that the
     * gateway, the contract or a fault stopped do not count.
     */
    public int submissionsOf(String number) {
        return platform.book.submissionsOf(number);
    }

    /** The files that the platform took, oldest first. */
    public List<Upload> uploads() {
        return platform.files.all();
    }

    /**
     * Goes back to the world of the start: no invoice, no flow, no file, no fault, no script, no count, the structures of the
     * builder. Tokens given stay good, for a client may outlive a test, and the clock is not turned back.
     */
    public void reset() {
        platform.reset();
        suppliers.forEach(platform.directory::add);
        recipients.forEach(platform.directory::add);
        publicBodySeed.ifPresent(platform.publicBody::actBySeed);
    }

    /** Stops the server; what was counted and taken can still be read. */
    @Override
    public void close() {
        server.stop();
    }
}
