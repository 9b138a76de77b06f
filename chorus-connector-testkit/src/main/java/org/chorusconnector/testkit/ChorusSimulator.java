package org.chorusconnector.testkit;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running simulator of Chorus Pro and of PISTE, with its own HTTP server.
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
    private final List<Recipient> recipients;
    private final List<Supplier> suppliers;
    private final Platform platform;
    private final WireMockServer server;

    private ChorusSimulator(Builder builder) {
        settings = builder.settings();
        recipients = List.copyOf(builder.recipients);
        suppliers = List.copyOf(builder.suppliers);
        platform = new Platform(settings);
        reset();
        server = new WireMockServer(wireMockConfig()
                .port(builder.port)
                .bindAddress(builder.bindAddress)
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
    public static Builder builder() {
        return new Builder();
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

    /** Adds a recipient, or replaces the one of the same SIRET, whose ids are kept. */
    public void add(Recipient recipient) {
        platform.directory.add(recipient);
    }

    /** Adds a supplier of the technical account, or replaces the one of the same id. */
    public void add(Supplier supplier) {
        platform.directory.add(supplier);
    }

    /** Scripts faults, each waiting for the calls that it matches. */
    public void inject(Fault... faults) {
        for (Fault fault : faults) {
            platform.faults.add(fault);
        }
    }

    /** The faults that still wait for a call, oldest first. */
    public List<Fault> pendingFaults() {
        return platform.faults.waiting();
    }

    /** Drops all faults that still wait. */
    public void clearFaults() {
        platform.faults.clear();
    }

    /** The invoices that the platform really has, oldest first. */
    public List<PlatformInvoice> invoices() {
        return platform.book.all();
    }

    /** The newest invoice with this number. */
    public Optional<PlatformInvoice> invoice(String number) {
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

    /** The requests that the contract forbids, in the order of their arrival; empty when the client is right. */
    public List<ContractViolation> violations() {
        return platform.contract.violations();
    }

    /** How many calls arrived per operation, whatever became of them; an operation never called is missing. */
    public Map<Operation, Integer> calls() {
        return platform.calls.counts();
    }

    /** How many calls of this operation arrived, whatever became of them. */
    public int calls(Operation operation) {
        return platform.calls.counts().getOrDefault(operation, 0);
    }

    /**
     * The most API calls that arrived in any sliding second, refused ones included, token calls not. A call arrives with
     * its headers, however long its body takes.
     */
    public int mostCallsInOneSecond() {
        return platform.calls.mostInOneSecond();
    }

    /**
     * Moves an invoice on, as its recipient would.
     *
     * @param number the number; the newest invoice that has it is moved
     * @param status a status of Chorus Pro, for example {@code MISE_A_DISPOSITION}; any may follow any
     * @throws IllegalArgumentException if there is no such invoice or status
     */
    public PlatformInvoice changeStatus(String number, String status) {
        return change(idOf(number), status, Optional.empty());
    }

    /**
     * Moves an invoice on, as its recipient would.
     *
     * @param comment what the recipient writes, for example why the invoice is rejected
     * @throws IllegalArgumentException if there is no such invoice or status
     * @see #changeStatus(String, String)
     */
    public PlatformInvoice changeStatus(String number, String status, String comment) {
        return change(idOf(number), status, Optional.of(comment));
    }

    /**
     * Moves an invoice on, as its recipient would.
     *
     * @param id the {@code identifiantFactureCPP}
     * @throws IllegalArgumentException if there is no such invoice or status
     * @see #changeStatus(String, String)
     */
    public PlatformInvoice changeStatus(long id, String status, String comment) {
        return change(id, status, Optional.of(comment));
    }

    private long idOf(String number) {
        return invoice(number)
                .orElseThrow(() -> new IllegalArgumentException("the platform has no invoice " + number))
                .id();
    }

    private PlatformInvoice change(long id, String status, Optional<String> comment) {
        if (!platform.contract.isStatus(status)) {
            throw new IllegalArgumentException("not a status of Chorus Pro: " + status);
        }
        return platform.book.changeStatus(id, status, comment);
    }

    /**
     * Goes back to the world of the start: no invoice, no file, no fault, no count, the structures of the builder. Tokens
     * given stay good, for a client may outlive a test.
     */
    public void reset() {
        platform.reset();
        suppliers.forEach(platform.directory::add);
        recipients.forEach(platform.directory::add);
    }

    /** Stops the server; what was counted and taken can still be read. */
    @Override
    public void close() {
        server.stop();
    }

    /** Settings of a simulator, all optional. Not thread-safe. */
    public static final class Builder {

        static final String CLIENT_ID = "simulated-client-id";
        static final String CLIENT_SECRET = "simulated-client-secret";
        static final String LOGIN = "TECH_1_000000@cpro.fr";
        static final String PASSWORD = "simulated-password";

        private int port;
        private String bindAddress = "127.0.0.1";
        private String clientId = CLIENT_ID;
        private String clientSecret = CLIENT_SECRET;
        private String login = LOGIN;
        private String password = PASSWORD;
        private Duration tokenLifetime = Duration.ofHours(1);
        private int callsPerSecond = 20;
        private boolean retryAfter = true;
        private int refusalStatus = 200;
        private boolean emptySearchAsList;
        private boolean checksTotals = true;
        private Clock clock = Clock.systemUTC();
        private final List<Supplier> suppliers = new ArrayList<>(DefaultWorld.suppliers());
        private final List<Recipient> recipients = new ArrayList<>(DefaultWorld.recipients());

        private Builder() {}

        /**
         * The TCP port; a free one by default, as with 0.
         *
         * @throws IllegalArgumentException unless it is from 0 to 65535
         */
        public Builder port(int tcpPort) {
            if (tcpPort < 0 || tcpPort > 65_535) {
                throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + tcpPort);
            }
            port = tcpPort;
            return this;
        }

        /** The address listened on; {@code 127.0.0.1} by default. */
        public Builder bindAddress(String address) {
            bindAddress = address;
            return this;
        }

        /** The only client accepted by the token service. */
        public Builder client(String id, String secret) {
            clientId = id;
            clientSecret = secret;
            return this;
        }

        /** The only technical account accepted. */
        public Builder technicalAccount(String accountLogin, String accountPassword) {
            login = accountLogin;
            password = accountPassword;
            return this;
        }

        /** How long tokens are good, by the {@link #clock}, at least a second; an hour by default. */
        public Builder tokenLifetime(Duration lifetime) {
            if (lifetime.toSeconds() < 1) {
                throw new IllegalArgumentException("a token lives at least a second: " + lifetime);
            }
            tokenLifetime = lifetime;
            return this;
        }

        /**
         * The quota of API calls in any sliding second, 20 by default (rule T11). It is measured in real time, not by the
         * {@link #clock}, as a client's pace is.
         */
        public Builder callsPerSecond(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("the quota must let a call pass: " + calls);
            }
            callsPerSecond = calls;
            return this;
        }

        /** Whether a 429 for the quota has {@code Retry-After: 1}; it does by default. */
        public Builder retryAfterOnQuota(boolean present) {
            retryAfter = present;
            return this;
        }

        /** The HTTP status of business refusals: 200 by default, or 400; both are seen (rule T10). */
        public Builder refusalStatus(int status) {
            if (status != 200 && status != 400) {
                throw new IllegalArgumentException("a refusal comes under HTTP 200 or 400, not " + status);
            }
            refusalStatus = status;
            return this;
        }

        /** Whether a search without result gives an empty list instead of the refusal {@link Refusal#NOTHING_FOUND}. */
        public Builder emptySearchAsList(boolean list) {
            emptySearchAsList = list;
            return this;
        }

        /** Whether {@code montantTtcTotal} must follow from the other totals within 0.01; it must by default. */
        public Builder checkTotals(boolean check) {
            checksTotals = check;
            return this;
        }

        /** The time of the platform: token expiry, deposits, statuses, {@code Date} of answers; the system's by default. */
        public Builder clock(Clock platformClock) {
            clock = platformClock;
            return this;
        }

        /** Adds a recipient to the world, or replaces the one of the same SIRET. */
        public Builder withRecipient(Recipient recipient) {
            recipients.add(recipient);
            return this;
        }

        /** Adds a supplier to the world, or replaces the one of the same id. */
        public Builder withSupplier(Supplier supplier) {
            suppliers.add(supplier);
            return this;
        }

        /** Starts the simulator; it must be closed. */
        public ChorusSimulator start() {
            return new ChorusSimulator(this);
        }

        /** What the server is to listen on, for messages. */
        String address() {
            return bindAddress + ":" + port;
        }

        Settings settings() {
            boolean anyAddress = bindAddress.equals("0.0.0.0") || bindAddress.equals("::");
            return new Settings(
                    new Settings.Credentials(clientId, clientSecret, login, password),
                    anyAddress ? "127.0.0.1" : bindAddress,
                    tokenLifetime,
                    callsPerSecond,
                    retryAfter,
                    refusalStatus,
                    emptySearchAsList,
                    checksTotals,
                    clock);
        }
    }
}
