package org.chorusconnector.client.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Health;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import org.chorusconnector.client.doctor.Doctor;
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

/** Chorus Pro over HTTP: puts the parts together. */
public final class HttpChorusPro implements ChorusPro {

    private final Network network;
    private final Supplier<Account> account;
    private final Function<Account, String> header;
    private final Use use;
    private final boolean ownsNetwork;
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
    private final Doctor doctor;
    private final RawCalls rawCalls;

    /** What calls are for: the last ones of a day are kept for people. */
    enum Use {
        BATCH,
        INTERACTIVE
    }

    /**
     * A client of its own.
     *
     * @param account asked for each call, so that the host can change it while calls are running
     * @param header what an account shows
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
        this(new Network(connection, application, pause), account, header, Use.BATCH, true);
    }

    private HttpChorusPro(
            Network network,
            Supplier<Account> account,
            Function<Account, String> header,
            Use use,
            boolean ownsNetwork) {
        this.network = network;
        this.account = account;
        this.header = header;
        this.use = use;
        this.ownsNetwork = ownsNetwork;
        Supplier<String> shown = () -> header.apply(account.get());
        this.exchange = network.exchange(shown, use);
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
        this.health = new HttpHealth(exchange, structures);
        this.doctor = new HttpDoctor(network, shown, use, exchange);
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
    public Doctor doctor() {
        return doctor;
    }

    @Override
    public RawAnswer call(RawCall call) {
        return rawCalls.call(call);
    }

    @Override
    public ChorusPro as(Account other) {
        return new HttpChorusPro(network, () -> other, header, use, false);
    }

    @Override
    public ChorusPro interactive() {
        return new HttpChorusPro(network, account, header, Use.INTERACTIVE, false);
    }

    @Override
    public void close() {
        exchange.close();
        if (ownsNetwork) {
            network.close();
        }
    }
}
