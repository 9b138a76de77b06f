package org.chorusconnector.testkit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Settings of a {@link ChorusSimulator}, all optional. Not thread-safe. */
public final class SimulatorBuilder {

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
    private Duration flowDelay = Duration.ofMinutes(1);
    private boolean administration;
    private OptionalLong publicBodySeed = OptionalLong.empty();
    private final List<Supplier> suppliers = new ArrayList<>(DefaultWorld.suppliers());
    private final List<Recipient> recipients = new ArrayList<>(DefaultWorld.recipients());

    SimulatorBuilder() {}

    /**
     * The TCP port; a free one by default, as with 0.
     *
     * @throws IllegalArgumentException unless it is from 0 to 65535
     */
    public SimulatorBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
        this.port = port;
        return this;
    }

    /** The address listened on; {@code 127.0.0.1} by default. */
    public SimulatorBuilder bindAddress(String bindAddress) {
        this.bindAddress = bindAddress;
        return this;
    }

    /** The only client accepted by the token service. */
    public SimulatorBuilder client(String id, String secret) {
        clientId = id;
        clientSecret = secret;
        return this;
    }

    /** The only technical account accepted. */
    public SimulatorBuilder technicalAccount(String accountLogin, String accountPassword) {
        login = accountLogin;
        password = accountPassword;
        return this;
    }

    /** How long tokens are good, by the {@link #clock}, at least a second; an hour by default. */
    public SimulatorBuilder tokenLifetime(Duration tokenLifetime) {
        if (tokenLifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("a token lives at least a second: " + tokenLifetime);
        }
        this.tokenLifetime = tokenLifetime;
        return this;
    }

    /**
     * The quota of API calls in any sliding second, 20 by default (rule T11). It is measured in real time, not by the
     * {@link #clock}, as a client's pace is.
     */
    public SimulatorBuilder callsPerSecond(int callsPerSecond) {
        if (callsPerSecond < 1) {
            throw new IllegalArgumentException("the quota must let a call pass: " + callsPerSecond);
        }
        this.callsPerSecond = callsPerSecond;
        return this;
    }

    /** Whether a 429 for the quota has {@code Retry-After: 1}; it does by default. */
    public SimulatorBuilder retryAfterOnQuota(boolean retryAfterOnQuota) {
        retryAfter = retryAfterOnQuota;
        return this;
    }

    /** The HTTP status of business refusals: 200 by default, or 400; both are seen (rule T10). */
    public SimulatorBuilder refusalStatus(int refusalStatus) {
        if (refusalStatus != 200 && refusalStatus != 400) {
            throw new IllegalArgumentException("a refusal comes under HTTP 200 or 400, not " + refusalStatus);
        }
        this.refusalStatus = refusalStatus;
        return this;
    }

    /** Whether a search without result gives an empty list instead of the refusal {@link Refusal#NOTHING_FOUND}. */
    public SimulatorBuilder emptySearchAsList(boolean emptySearchAsList) {
        this.emptySearchAsList = emptySearchAsList;
        return this;
    }

    /** Whether {@code montantTtcTotal} must follow from the other totals within 0.01; it must by default. */
    public SimulatorBuilder checkTotals(boolean checkTotals) {
        checksTotals = checkTotals;
        return this;
    }

    /** The time of the platform: token expiry, deposits, statuses, {@code Date} of answers; the system's by default. */
    public SimulatorBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** How long the platform takes to integrate a flow, by its {@link #clock}; a minute by default, not negative. */
    public SimulatorBuilder flowDelay(Duration flowDelay) {
        if (flowDelay.isNegative()) {
            throw new IllegalArgumentException("a flow is not integrated before its deposit: " + flowDelay);
        }
        this.flowDelay = flowDelay;
        return this;
    }

    /** Lets the public bodies act from the start, and after each reset: see {@link PublicBody#actBySeed}. */
    public SimulatorBuilder publicBodiesActBySeed(long seed) {
        publicBodySeed = OptionalLong.of(seed);
        return this;
    }

    /**
     * Whether {@code /simulator/} answers: faults, counts, structures, clock and statuses over HTTP, without credentials. Off
     * by default, on in the stand-alone program.
     */
    public SimulatorBuilder administration(boolean administration) {
        this.administration = administration;
        return this;
    }

    /** Adds a recipient to the world, or replaces the one of the same SIRET. */
    public SimulatorBuilder withRecipient(Recipient recipient) {
        recipients.add(recipient);
        return this;
    }

    /** Adds a supplier to the world, or replaces the one of the same id. */
    public SimulatorBuilder withSupplier(Supplier supplier) {
        suppliers.add(supplier);
        return this;
    }

    /** Starts the simulator; it must be closed. */
    public ChorusSimulator start() {
        return new ChorusSimulator(this);
    }

    OptionalLong publicBodySeed() {
        return publicBodySeed;
    }

    int port() {
        return port;
    }

    String bindAddress() {
        return bindAddress;
    }

    List<Supplier> suppliers() {
        return List.copyOf(suppliers);
    }

    List<Recipient> recipients() {
        return List.copyOf(recipients);
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
                new PlatformClock(clock),
                flowDelay,
                administration);
    }
}
