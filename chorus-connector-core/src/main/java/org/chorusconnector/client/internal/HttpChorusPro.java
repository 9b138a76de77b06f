package org.chorusconnector.client.internal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.Health;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import org.chorusconnector.client.doctor.Doctor;
import org.chorusconnector.client.engagements.Engagements;
import org.chorusconnector.client.files.Files;
import org.chorusconnector.client.flows.Flows;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.call.KnownServices;
import org.chorusconnector.client.internal.call.RawCalls;
import org.chorusconnector.client.internal.connection.ApplicationAccess;
import org.chorusconnector.client.internal.connection.CallPurpose;
import org.chorusconnector.client.internal.connection.HttpHealth;
import org.chorusconnector.client.internal.connection.Network;
import org.chorusconnector.client.internal.doctor.HttpDoctor;
import org.chorusconnector.client.internal.engagements.HttpEngagements;
import org.chorusconnector.client.internal.files.HttpFiles;
import org.chorusconnector.client.internal.flows.HttpFlows;
import org.chorusconnector.client.internal.invoices.HttpInvoices;
import org.chorusconnector.client.internal.invoices.HttpReceivedInvoices;
import org.chorusconnector.client.internal.invoices.HttpValidations;
import org.chorusconnector.client.internal.reference.HttpReferenceData;
import org.chorusconnector.client.internal.solicitations.HttpSolicitations;
import org.chorusconnector.client.internal.structures.HttpStructures;
import org.chorusconnector.client.internal.transport.Connection;
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
import org.jspecify.annotations.Nullable;

/**
 * Chorus Pro over HTTP: puts the parts together. The groups of operations are created when they are first used, so that
 * another account costs little.
 */
public final class HttpChorusPro implements ChorusPro {

    /** Read from annotations by reflection: once per JVM, and only when somebody makes a raw call. */
    private static final class Known {
        private static final KnownServices SERVICES = new KnownServices(List.of(
                HttpInvoices.API,
                HttpFiles.API,
                HttpStructures.API,
                HttpReferenceData.API,
                HttpUsers.API,
                HttpEngagements.API,
                HttpSolicitations.API,
                HttpReceivedInvoices.API,
                HttpValidations.API,
                HttpFlows.API,
                HttpWorksInvoices.API,
                HttpHealth.API));
    }

    private final Environment environment;
    private final SharedNetwork network;
    private final Supplier<Account> account;
    private final Function<Account, String> header;
    private final CallPurpose purpose;
    private final boolean ownsNetwork;
    private final Lazy<Exchange> exchange;
    private volatile boolean closed;
    private final Lazy<Invoices> invoices;
    private final Lazy<Files> files;
    private final Lazy<Structures> structures;
    private final Lazy<ReferenceData> referenceData;
    private final Lazy<Users> users;
    private final Lazy<Engagements> engagements;
    private final Lazy<Solicitations> solicitations;
    private final Lazy<ReceivedInvoices> receivedInvoices;
    private final Lazy<InvoiceValidations> invoiceValidations;
    private final Lazy<Flows> flows;
    private final Lazy<WorksInvoices> worksInvoices;
    private final Lazy<Health> health;
    private final Lazy<Doctor> doctor;
    private final Lazy<RawCalls> rawCalls;

    /**
     * A client of its own.
     *
     * @param account asked for each call, so that the host can change it while calls are running
     * @param header the header value of an account
     */
    public HttpChorusPro(
            Connection connection,
            ApplicationAccess application,
            Supplier<Account> account,
            Function<Account, String> header) {
        this(connection, application, account, header, length -> TimeUnit.NANOSECONDS.sleep(length.toNanos()));
    }

    HttpChorusPro(
            Connection connection,
            ApplicationAccess application,
            Supplier<Account> account,
            Function<Account, String> header,
            Exchange.Pause pause) {
        this(
                connection.environment(),
                new SharedNetwork(() -> new Network(connection, application, pause)),
                account,
                header,
                CallPurpose.BATCH,
                true);
    }

    private HttpChorusPro(
            Environment environment,
            SharedNetwork network,
            Supplier<Account> account,
            Function<Account, String> header,
            CallPurpose purpose,
            boolean ownsNetwork) {
        this.environment = environment;
        this.network = network;
        this.account = account;
        this.header = header;
        this.purpose = purpose;
        this.ownsNetwork = ownsNetwork;
        Supplier<String> shown = () -> header.apply(account.get());
        this.exchange = new Lazy<>(() -> {
            requireOpen(closed);
            return network.get().exchange(shown, purpose);
        });
        this.invoices = new Lazy<>(() -> new HttpInvoices(exchange.get()));
        this.files = new Lazy<>(() -> new HttpFiles(exchange.get()));
        this.structures = new Lazy<>(() -> new HttpStructures(exchange.get()));
        this.referenceData = new Lazy<>(() -> new HttpReferenceData(exchange.get()));
        this.users = new Lazy<>(() -> new HttpUsers(exchange.get()));
        this.engagements = new Lazy<>(() -> new HttpEngagements(exchange.get()));
        this.solicitations = new Lazy<>(() -> new HttpSolicitations(exchange.get()));
        this.receivedInvoices = new Lazy<>(() -> new HttpReceivedInvoices(exchange.get()));
        this.invoiceValidations = new Lazy<>(() -> new HttpValidations(exchange.get()));
        this.flows = new Lazy<>(() -> new HttpFlows(exchange.get()));
        this.worksInvoices = new Lazy<>(() -> new HttpWorksInvoices(exchange.get()));
        this.health = new Lazy<>(() -> new HttpHealth(exchange.get(), structures()));
        this.doctor = new Lazy<>(() -> new HttpDoctor(network.get(), shown, purpose, exchange.get()));
        this.rawCalls = new Lazy<>(() -> new RawCalls(exchange.get(), Known.SERVICES));
    }

    /** A part that is created when it is first used. Thread-safe. */
    private static final class Lazy<T> {

        private final Supplier<T> factory;
        private volatile @Nullable T part;

        Lazy(Supplier<T> factory) {
            this.factory = factory;
        }

        T get() {
            T created = part;
            if (created == null) {
                synchronized (this) {
                    created = part == null ? factory.get() : part;
                    part = created;
                }
            }
            return created;
        }

        void ifCreated(Consumer<T> action) {
            synchronized (this) {
                if (part != null) {
                    action.accept(part);
                }
            }
        }
    }

    /**
     * The network of a client and of those made from it by {@link #as}. It takes half a second of a cold JVM, above all for the
     * certificates, so that it waits for the first call: a night with nothing due makes none. Thread-safe.
     */
    private static final class SharedNetwork {

        private final Lazy<Network> network;
        private volatile boolean closed;

        SharedNetwork(Supplier<Network> factory) {
            this.network = new Lazy<>(() -> {
                requireOpen(closed);
                return factory.get();
            });
        }

        Network get() {
            return network.get();
        }

        void close() {
            closed = true;
            network.ifCreated(Network::close);
        }
    }

    private static void requireOpen(boolean closed) {
        if (closed) {
            throw new IllegalStateException("This client of Chorus Pro is closed");
        }
    }

    @Override
    public Invoices invoices() {
        return invoices.get();
    }

    @Override
    public Files files() {
        return files.get();
    }

    @Override
    public Structures structures() {
        return structures.get();
    }

    @Override
    public ReferenceData referenceData() {
        return referenceData.get();
    }

    @Override
    public Users users() {
        return users.get();
    }

    @Override
    public Engagements engagements() {
        return engagements.get();
    }

    @Override
    public Solicitations solicitations() {
        return solicitations.get();
    }

    @Override
    public ReceivedInvoices receivedInvoices() {
        return receivedInvoices.get();
    }

    @Override
    public InvoiceValidations invoiceValidations() {
        return invoiceValidations.get();
    }

    @Override
    public Flows flows() {
        return flows.get();
    }

    @Override
    public WorksInvoices worksInvoices() {
        return worksInvoices.get();
    }

    @Override
    public Health health() {
        return health.get();
    }

    @Override
    public Doctor doctor() {
        return doctor.get();
    }

    @Override
    public RawAnswer call(RawCall call) {
        return rawCalls.get().call(call);
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public ChorusPro as(Account other) {
        return as(() -> other);
    }

    @Override
    public ChorusPro as(Supplier<Account> other) {
        return new HttpChorusPro(environment, network, other, header, purpose, false);
    }

    @Override
    public ChorusPro interactive() {
        return new HttpChorusPro(environment, network, account, header, CallPurpose.INTERACTIVE, false);
    }

    @Override
    public void close() {
        closed = true;
        exchange.ifCreated(Exchange::close);
        if (ownsNetwork) {
            network.close();
        }
    }
}
