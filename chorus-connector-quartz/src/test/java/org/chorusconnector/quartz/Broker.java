package org.chorusconnector.quartz;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.Pdf;
import org.h2.jdbcx.JdbcConnectionPool;

/** A host with fee invoices that are all due, and a ledger of its own in memory. */
final class Broker implements AutoCloseable {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Long past, so that everything is after it. */
    private static final LocalDate CUTOFF = LocalDate.of(2020, 1, 1);

    private static final DispatchSettings SETTINGS = DispatchSettings.DEFAULTS
            .withEligibility(EligibilitySettings.DEFAULTS.withCutoffDate(CUTOFF).withSiretCheck(SiretCheck.LENIENT))
            .withConcurrency(1)
            .withDeadAfter(Duration.ofSeconds(1));

    private static final byte[] PDF = Pdf.of("Avis d'échéance");

    final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    private final ChorusPro chorus;
    private final List<Receipt> receipts;

    Broker(String url, String... numbers) {
        this(
                Environment.custom(URI.create(url), URI.create(url)),
                "id",
                "secret",
                Account.of("login", "password"),
                numbers);
    }

    Broker(ChorusSimulator simulator, String... numbers) {
        this(
                Environment.custom(simulator.apiUrl(), simulator.oauthUrl()),
                simulator.clientId(),
                simulator.clientSecret(),
                Account.of(simulator.login(), simulator.password()),
                numbers);
    }

    private Broker(Environment environment, String clientId, String clientSecret, Account account, String... numbers) {
        chorus = ChorusPro.builder(PisteApplication.of(clientId, clientSecret), account)
                .environment(environment)
                .build();
        receipts = Stream.of(numbers).map(Broker::fee).toList();
    }

    Dispatch dispatch() {
        return dispatch(SETTINGS);
    }

    Dispatch dispatch(DispatchSettings settings) {
        return dispatch(settings, JdbcLedger.on(database).createSchema());
    }

    Dispatch dispatchWithoutTables() {
        return dispatch(SETTINGS, JdbcLedger.on(database));
    }

    private Dispatch dispatch(DispatchSettings settings, JdbcLedger ledger) {
        return Dispatch.builder(chorus, ledger)
                .receipts(query -> receipts.stream().map(Item.class::cast))
                .documents(receipt -> Documents.of(
                        Document.of(receipt.number() + ".pdf", PDF.length, () -> new ByteArrayInputStream(PDF))))
                .settings(settings)
                .build();
    }

    /** Only what the test fires is to run, at whatever time the test runs. */
    static LocalTime farFromNow() {
        return LocalTime.now(PARIS).getHour() < 12 ? LocalTime.of(19, 0) : LocalTime.of(7, 0);
    }

    private static Receipt fee(String number) {
        return Receipt.builder(number, ReceiptKind.FEE)
                .createdOn(CUTOFF.plusDays(1))
                .amounts(new BigDecimal("100.00"), new BigDecimal("20.00"), new BigDecimal("120.00"))
                .clientSiret("12345678200051")
                .build();
    }

    @Override
    public void close() {
        chorus.close();
        database.dispose();
    }
}
