package org.chorusconnector.client.internal.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.doctor.Checkup;
import org.chorusconnector.client.doctor.Checkup.Status;
import org.chorusconnector.client.doctor.Diagnosis;
import org.chorusconnector.client.doctor.Link;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.connection.BearerToken;
import org.chorusconnector.client.internal.connection.CallPurpose;
import org.chorusconnector.client.internal.connection.HttpHealth;
import org.chorusconnector.client.internal.connection.Network;
import org.chorusconnector.client.internal.invoices.HttpInvoices;
import org.chorusconnector.client.internal.structures.HttpStructures;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.structures.BankAccount;
import org.chorusconnector.client.structures.Structure;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.Structures;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.client.structures.SupplierStructure;
import org.chorusconnector.internal.time.Paris;

/** One walk along the chain; used once, by one thread. */
public final class Examination {

    /** What a busy machine and a lazy time server explain. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

    /** From here on, whole evenings are dated wrongly; less does so around midnight only. */
    private static final Duration CLOCK_LIMIT = Duration.ofHours(1);

    private static final String SET_THE_CLOCK =
            "Have this machine's clock set by a time server (NTP): the days of deposit and the day of the quota are counted"
                    + " by it.";

    /** Time for the main administrator to renew a password that is mailed to him. */
    private static final int PASSWORD_WARNING_DAYS = 30;

    /** The last tenth of a day's calls is worth a warning. */
    private static final int SCARCE_SHARE = 10;

    private final Network network;
    private final Supplier<String> account;
    private final CallPurpose use;
    private final Expectations expected;
    private final Environment environment;
    private final FailureDiagnosis verdicts;
    private final Map<Link, Checkup> chart = new EnumMap<>(Link.class);
    private final Set<String> granted = new LinkedHashSet<>();

    /** How far our clock is ahead of the platform's: what calls hang on must not be judged by a clock that is wrong. */
    private Duration ahead = Duration.ZERO;

    Examination(Network network, Supplier<String> account, CallPurpose use, Expectations expected) {
        this.network = network;
        this.account = account;
        this.use = use;
        this.expected = expected;
        this.environment = network.environment();
        this.verdicts = new FailureDiagnosis(environment);
    }

    Diagnosis run() {
        try {
            examineTheWay();
            Exchange exchange = examineTheApplication();
            Structures structures = new HttpStructures(exchange);
            List<SupplierStructure> suppliers = examineTheAccount(exchange, structures);
            SupplierId supplier = examineTheSupplier(suppliers);
            examineThePassword(structures, supplier);
            examineTheRights(exchange, supplier);
            examineTheBankAccount(structures, supplier);
            examineTheQuota();
            requireTheClock();
        } catch (BrokenLinkException broken) {
            note(broken.checkup());
        }
        return new Diagnosis(Arrays.stream(Link.values())
                .map(link -> chart.getOrDefault(link, new Checkup(link, Status.SKIPPED, "not looked at", "")))
                .toList());
    }

    private void examineTheWay() throws BrokenLinkException {
        Set<URI> hosts = new LinkedHashSet<>(List.of(environment.oauthUrl(), environment.apiUrl()));
        Optional<Duration> told = Optional.empty();
        Optional<String> proxy = Optional.empty();
        for (URI host : hosts) {
            ConnectionProbe probe =
                    new ConnectionProbe(host, network.httpClient(), network.clock(), network.timeouts());
            try {
                Optional<Duration> now = probe.reach();
                told = told.isPresent() ? told : now;
            } catch (BrokenLinkException broken) {
                noteTheWay(host.getHost(), probe.proxy(), broken.checkup().link());
                throw broken;
            }
            proxy = probe.proxy();
        }
        noteTheWay(names(hosts), proxy, Link.CLOCK);
        examineTheClock(told);
    }

    /** What holds before the stage to which a connection got. */
    private void noteTheWay(String names, Optional<String> proxy, Link end) {
        List<Checkup> way = List.of(
                passed(Link.PROXY, proxy.map(name -> "through " + name).orElse("none: the way is direct")),
                proxy.isPresent()
                        ? new Checkup(Link.DNS, Status.SKIPPED, "names are left to the proxy", "")
                        : passed(Link.DNS, "known: " + names),
                passed(Link.CONNECTION, "open: " + names),
                passed(
                        Link.TLS,
                        environment.apiUrl().getScheme().equals("https")
                                ? "certificates are trusted"
                                : "none: plain http on this machine"));
        way.stream().filter(checkup -> checkup.link().compareTo(end) < 0).forEach(this::note);
    }

    private void examineTheClock(Optional<Duration> told) {
        if (told.isEmpty()) {
            note(new Checkup(Link.CLOCK, Status.SKIPPED, "the hosts do not tell their time", ""));
            return;
        }
        ahead = told.get();
        note(
                ahead.abs().compareTo(CLOCK_TOLERANCE) <= 0
                        ? passed(Link.CLOCK, "right")
                        : new Checkup(Link.CLOCK, Status.WARNING, wrongTime(), SET_THE_CLOCK));
    }

    /**
     * Comes last: no call fails for a clock, so that it must hide nothing of what calls do fail for.
     *
     * @throws BrokenLinkException when what is sent would bear a wrong day
     */
    private void requireTheClock() throws BrokenLinkException {
        if (ahead.abs().compareTo(CLOCK_LIMIT) > 0) {
            throw new BrokenLinkException(Link.CLOCK, wrongTime(), SET_THE_CLOCK);
        }
    }

    private String wrongTime() {
        return "this clock is " + readable(ahead.abs()) + (ahead.isNegative() ? " slow" : " fast");
    }

    private static String readable(Duration off) {
        if (off.toMinutes() < 2) {
            return off.toSeconds() + " s";
        }
        return off.toHours() < 2 ? off.toMinutes() + " min" : off.toHours() + " h";
    }

    private Instant platformTime() {
        return network.clock().instant().minus(ahead);
    }

    private LocalDate platformDay() {
        return LocalDate.ofInstant(platformTime(), Paris.ZONE);
    }

    private Exchange examineTheApplication() throws BrokenLinkException {
        BearerToken login = network.newLogin(account);
        try {
            login.refresh();
        } catch (ChorusException failed) {
            BrokenLinkException broken = verdicts.onToken(failed);
            if (broken.checkup().link() == Link.PISTE_APPLICATION) {
                note(passed(Link.HOSTS, "PISTE answers"));
            }
            throw broken;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody else waits for this token", interrupted);
        }
        note(passed(Link.HOSTS, "PISTE answers"));
        note(passed(Link.PISTE_APPLICATION, "known to PISTE"));
        note(passed(Link.TOKEN, "given"));
        return network.exchange(login, use);
    }

    private List<SupplierStructure> examineTheAccount(Exchange exchange, Structures structures)
            throws BrokenLinkException {
        run("Transverses", Link.TECHNICAL_ACCOUNT, () -> {
            new HttpHealth(exchange, structures).check();
            return true;
        });
        note(passed(Link.HOSTS, "PISTE and Chorus Pro answer"));
        note(passed(Link.TECHNICAL_ACCOUNT, "accepted"));
        return run("Transverses", Link.SUPPLIER_RIGHTS, structures::activeSuppliers);
    }

    private SupplierId examineTheSupplier(List<SupplierStructure> suppliers) throws BrokenLinkException {
        if (suppliers.isEmpty()) {
            throw new BrokenLinkException(
                    Link.SUPPLIER_RIGHTS,
                    "the technical account may issue invoices for no active structure",
                    FailureDiagnosis.ATTACH_ACCOUNT);
        }
        String ids = suppliers.stream()
                .map(SupplierStructure::id)
                .map(SupplierId::toString)
                .collect(Collectors.joining(", "));
        Optional<SupplierId> wanted = expected.supplier();
        if (wanted.isEmpty() && suppliers.size() > 1) {
            throw new BrokenLinkException(
                    Link.SUPPLIER_ID,
                    "the technical account may issue invoices for several structures, and none is chosen",
                    "Set the supplier id to one of: " + ids + ".");
        }
        SupplierId supplier = wanted.orElse(suppliers.get(0).id());
        if (suppliers.stream().noneMatch(one -> one.id().equals(supplier))) {
            throw new BrokenLinkException(
                    Link.SUPPLIER_ID,
                    "supplier " + supplier + " is not among the active structures of the technical account",
                    "Set the supplier id, which is Chorus Pro's own number and not the SIRET, to one of: " + ids
                            + "; or have the structure activated, and the account attached to it.");
        }
        note(passed(Link.SUPPLIER_RIGHTS, "listed"));
        note(passed(Link.SUPPLIER_ID, supplier + (wanted.isPresent() ? "" : ", the only one")));
        return supplier;
    }

    private void examineThePassword(Structures structures, SupplierId supplier) throws BrokenLinkException {
        Structure structure =
                run("Structures", Link.SUPPLIER_RIGHTS, () -> structures.consult(new StructureId(supplier.value())));
        if (structure.passwordExpiry().isEmpty()) {
            note(new Checkup(Link.PASSWORD_AGE, Status.SKIPPED, "Chorus Pro does not tell when it expires", ""));
            return;
        }
        Instant expiry = structure.passwordExpiry().get();
        LocalDate day = LocalDate.ofInstant(expiry, Paris.ZONE);
        if (!expiry.isAfter(platformTime())) {
            // Chorus Pro dates the password of the structure, and has just accepted ours.
            note(new Checkup(
                    Link.PASSWORD_AGE,
                    Status.WARNING,
                    "the structure shows a password that expired on " + day + ", though this one is accepted",
                    "Compare it with that of the technical account configured here, which may be another of the structure. "
                            + FailureDiagnosis.RENEW_PASSWORD));
            return;
        }
        long days = ChronoUnit.DAYS.between(platformDay(), day);
        note(
                days > PASSWORD_WARNING_DAYS
                        ? passed(Link.PASSWORD_AGE, "good until " + day)
                        : new Checkup(
                                Link.PASSWORD_AGE,
                                Status.WARNING,
                                "the password of the technical account expires on " + day + ", in " + days + " days",
                                FailureDiagnosis.RENEW_PASSWORD));
    }

    /** Searches as the look-up of a doubt does: who may search a supplier's invoices may act for it. */
    private void examineTheRights(Exchange exchange, SupplierId supplier) throws BrokenLinkException {
        LocalDate today = platformDay();
        InvoiceSearch search = InvoiceSearch.builder()
                .supplier(supplier)
                .depositedFrom(today)
                .depositedTo(today)
                .limit(1)
                .build();
        run(
                "Factures",
                Link.SUPPLIER_RIGHTS,
                () -> new HttpInvoices(exchange).search(search).count());
        note(passed(
                Link.SUPPLIER_RIGHTS,
                "the technical account may act for the structure; invoices that are entered (SAISIE_API) may need a billing mandate"
                        + " (mandat de facturation) besides, which no call tells"));
    }

    private void examineTheBankAccount(Structures structures, SupplierId supplier) throws BrokenLinkException {
        List<BankAccount> known = run("Transverses", Link.BANK_ACCOUNT, () -> structures.bankAccounts(supplier));
        OptionalLong wanted = expected.bankAccount();
        if (wanted.isPresent() && known.stream().noneMatch(one -> one.code() == wanted.getAsLong())) {
            throw new BrokenLinkException(
                    Link.BANK_ACCOUNT,
                    "bank account " + wanted.getAsLong() + " is not among the valid ones of the supplier",
                    known.isEmpty()
                            ? FailureDiagnosis.ADD_BANK_ACCOUNT
                            : "Set the code of the bank account to one of: "
                                    + known.stream()
                                            .map(one -> Long.toString(one.code()))
                                            .collect(Collectors.joining(", "))
                                    + ".");
        }
        note(
                known.isEmpty()
                        ? new Checkup(
                                Link.BANK_ACCOUNT,
                                Status.WARNING,
                                "Chorus Pro knows no valid bank account of the supplier",
                                FailureDiagnosis.ADD_BANK_ACCOUNT)
                        : passed(
                                Link.BANK_ACCOUNT,
                                wanted.isPresent() ? "known" : "valid ones: " + known.size() + ", none is chosen"));
    }

    private void examineTheQuota() {
        long spent = network.quota().departuresOn(Paris.today(network.clock()));
        long granted = network.quota().limits().callsPerDay();
        String finding = "calls of this process today: " + spent + " of " + granted;
        note(
                granted - spent > granted / SCARCE_SHARE
                        ? passed(Link.QUOTA, finding)
                        : new Checkup(Link.QUOTA, Status.WARNING, finding, FailureDiagnosis.SPARE_CALLS));
    }

    /**
     * Makes a call, which PISTE has to grant.
     *
     * @param api to which it belongs, as PISTE names it
     * @param meant what Chorus Pro refuses if it refuses
     */
    private <T> T run(String api, Link meant, Supplier<T> call) throws BrokenLinkException {
        T value;
        try {
            value = call.get();
        } catch (ChorusException failed) {
            throw verdicts.onCall(failed, api, granted, meant);
        }
        granted.add(api);
        note(passed(Link.API_CONSENT, "granted: " + String.join(", ", granted)));
        return value;
    }

    private void note(Checkup checkup) {
        chart.put(checkup.link(), checkup);
    }

    private static Checkup passed(Link link, String finding) {
        return new Checkup(link, Status.PASSED, finding, "");
    }

    private static String names(Set<URI> hosts) {
        return hosts.stream().map(URI::getHost).distinct().collect(Collectors.joining(", "));
    }
}
