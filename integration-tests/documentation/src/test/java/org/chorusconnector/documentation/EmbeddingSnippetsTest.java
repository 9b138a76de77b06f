package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.Language;
import org.chorusconnector.Siret;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.Attachment;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.Notifier;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.dispatch.Selection;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.Delays;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.EligibilityRule;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.eligibility.StandardRules;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.quartz.DailyDispatch;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.receipt.ReceiptQuery;
import org.chorusconnector.receipt.ReceiptSource;
import org.chorusconnector.report.ReportFormat;
import org.chorusconnector.report.Texts;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Recipient;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.impl.StdSchedulerFactory;

/** What the README and docs/embedding.md show: their blocks are passages of this class. */
class EmbeddingSnippetsTest {

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    @TempDir
    Path folder;

    private final ChorusSimulator simulator = CHORUS.simulator();
    private final DataSource dataSource =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final Environment environment = Environment.custom(simulator.apiUrl(), simulator.oauthUrl());
    private final String clientId = simulator.clientId();
    private final String clientSecret = simulator.clientSecret();
    private final String login = simulator.login();
    private final String password = simulator.password();
    private final Erp erp = new Erp("FA-1", "FA-2", "FA-3");
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void knowTheClient() {
        simulator.directory().add(Recipient.of(Erp.CLIENT));
    }

    @AfterEach
    void theContractWasKept() {
        assertThat(simulator.calls().violations()).isEmpty();
    }

    private ChorusPro connect() {
        return ChorusPro.builder(PisteApplication.of(clientId, clientSecret), Account.of(login, password))
                .environment(environment)
                .build();
    }

    private Dispatch dispatch(ChorusPro chorus) {
        return Dispatch.builder(chorus, JdbcLedger.on(dataSource).createSchema())
                .receipts(erp::receipts)
                .documents(erp::documentsOf)
                .settings(DispatchSettings.withCutoffDate(LocalDate.of(2025, 12, 31)))
                .build();
    }

    @Test
    void sendsWhatIsDue() {
        PisteApplication application = PisteApplication.of(clientId, clientSecret);
        ChorusPro chorus = ChorusPro.builder(application, Account.of(login, password))
                .environment(environment) // Environment.sandbox() or Environment.production()
                .build();
        Dispatch dispatch = Dispatch.builder(chorus, JdbcLedger.on(dataSource).createSchema())
                .receipts(erp::receipts) // a lazy Stream<Receipt>
                .documents(erp::documentsOf) // the PDF of a receipt, and its attachments
                .settings(DispatchSettings.withCutoffDate(LocalDate.of(2025, 12, 31)))
                .build();
        Optional<RunSummary> night = dispatch.run(); // what is due today in Paris and not sent yet

        assertThat(night.orElseThrow().count(Outcome.SENT)).isEqualTo(3);
        assertThat(dispatch.run().orElseThrow().lines()).isZero();
        chorus.close();
    }

    @Test
    void buildsAReceipt() {
        Receipt receipt = Receipt.builder("Q-2026-0042", ReceiptKind.PREMIUM_IN_ADVANCE)
                .createdOn(LocalDate.of(2026, 1, 5))
                .periodStart(LocalDate.of(2026, 2, 1))
                .periodEnd(LocalDate.of(2026, 4, 30))
                .amounts(new BigDecimal("1200.00"), new BigDecimal("0.00"), new BigDecimal("1200.00"))
                .clientSiret("356 000 000 00048")
                .serviceCode("ACHATS")
                .build();

        assertThat(Siret.of(receipt.clientSiret().orElseThrow()).value()).isEqualTo(Erp.CLIENT);
    }

    @Test
    void readsLessThanEverything() {
        ReceiptSource receipts = query -> query.numbers().isEmpty()
                ? erp.createdAfter(query.createdAfter().orElse(LocalDate.MIN))
                : erp.numbered(query.numbers());

        LocalDate today = LocalDate.of(2026, 2, 1);
        assertThat(receipts.receipts(new ReceiptQuery(today, Optional.empty(), Set.of("FA-2"))))
                .hasSize(1);
        assertThat(receipts.receipts(new ReceiptQuery(today, Optional.of(today), Set.of())))
                .isEmpty();
    }

    @Test
    void findsDocuments() throws IOException {
        Path archive = folder;
        DocumentSource documents = receipt -> {
            Path files = archive.resolve(receipt.number());
            return Documents.of(Document.of(files.resolve("notice.pdf")), Document.of(files.resolve("conditions.pdf")));
        };

        Files.createDirectory(folder.resolve("FA-1"));
        Files.write(folder.resolve("FA-1/notice.pdf"), Erp.PDF);
        Documents found =
                documents.documentsOf(erp.numbered(Set.of("FA-1")).findAny().orElseThrow());
        assertThat(found.main().orElseThrow().state()).isEqualTo(Document.State.AVAILABLE);
        assertThat(found.attachments().get(0).state()).isEqualTo(Document.State.MISSING);
    }

    @Test
    void changesSettings() {
        DispatchSettings settings = DispatchSettings.withCutoffDate(LocalDate.of(2025, 12, 31))
                .withEligibility(EligibilitySettings.DEFAULTS
                        .withCutoffDate(LocalDate.of(2025, 12, 31))
                        .withPremiums(new Delays(30, 0))) // up to 30 days before the effective date
                .withConcurrency(16)
                .withLanguage(Language.EN);

        assertThat(settings.eligibility().premiums().leadDays()).isEqualTo(30);
        assertThat(settings.eligibility().cutoffDate()).contains(LocalDate.of(2025, 12, 31));
        assertThat(settings.concurrency()).isEqualTo(16);
    }

    @Test
    void replacesRules() {
        Eligibility rules = Eligibility.standard()
                .with("not-disputed", EligibilityRule.blocking(ReasonCode.of("DISPUTED"), this::isDisputed))
                .without(StandardRules.CLIENT_IS_COMPANY)
                .withEffectiveDate(receipt -> Optional.of(receipt.createdOn().plusDays(1)));

        DispatchSettings settings = DispatchSettings.withCutoffDate(LocalDate.of(2025, 12, 31));
        try (Stream<Decision> decisions = Selection.of(erp::receipts, erp::documentsOf, settings)
                .eligibility(rules)
                .build()
                .decisions(LocalDate.of(2026, 2, 1))) {
            assertThat(decisions.filter(decision -> !decision.isEligible()))
                    .singleElement()
                    .satisfies(decision -> {
                        assertThat(decision.number()).isEqualTo("FA-2");
                        assertThat(decision.reasons()).containsExactly(ReasonCode.of("DISPUTED"));
                        assertThat(decision.effectiveDate()).contains(LocalDate.of(2026, 1, 16));
                    });
        }
    }

    private boolean isDisputed(Candidate candidate) {
        return candidate.receipt().number().equals("FA-2");
    }

    @Test
    void explainsWhatWouldBeSent() {
        DispatchSettings settings = DispatchSettings.withCutoffDate(LocalDate.of(2026, 6, 30));
        Ledger ledger = JdbcLedger.on(dataSource).createSchema();
        Selection selection = Selection.of(erp::receipts, erp::documentsOf, settings)
                .ledger(ledger) // knows what was sent
                .build();
        try (Stream<Decision> decisions = selection.decisions(LocalDate.of(2026, 12, 1))) {
            decisions.forEach(decision -> log.add(decision.number() + " " + decision.reasons()));
        }

        assertThat(log).hasSize(3).startsWith("FA-1 [BEFORE_CUTOFF]");
    }

    /** A mail of the host. */
    private static final class Mail {
        private String subject = "";
        private final ByteArrayOutputStream attachment = new ByteArrayOutputStream();

        OutputStream compose(String line, String text) {
            subject = line;
            return attachment;
        }
    }

    @Test
    void tellsPeople() {
        Mail mail = new Mail();
        Notifier notifier = notice -> {
            try (OutputStream attachment = mail.compose(notice.subject(), notice.text())) {
                notice.report().write(ReportFormat.csv(';'), attachment);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // logged; the run is not affected
            }
        };

        try (ChorusPro chorus = connect()) {
            Dispatch.builder(chorus, JdbcLedger.on(dataSource).createSchema())
                    .receipts(erp::receipts)
                    .documents(erp::documentsOf)
                    .settings(DispatchSettings.withCutoffDate(LocalDate.of(2025, 12, 31)))
                    .notifier(notifier)
                    .build()
                    .run();
        }
        assertThat(mail.subject).contains("3");
        assertThat(mail.attachment.toString(StandardCharsets.UTF_8)).contains("run_id;number", "FA-1", "FA-3");
    }

    @Test
    void sendsByHandAndReports() throws IOException {
        Path proof = Files.write(folder.resolve("proof.pdf"), Erp.PDF);
        try (ChorusPro chorus = connect()) {
            Dispatch dispatch = dispatch(chorus);
            RunSummary selection = dispatch.send(List.of("FA-1", "FA-2"));
            RunSummary single = dispatch.send("FA-3", List.of(Document.of(proof)));
            dispatch.reportOf(single.run()).write(ReportFormat.csv(';'), folder.resolve("report.csv"));

            assertThat(selection.isComplete()).isTrue();
            assertThat(simulator.invoice("FA-3").orElseThrow().attachments()).hasSize(1);
            assertThat(folder.resolve("report.csv")).content().contains("FA-3");
        }
    }

    @Test
    void rehearses() {
        try (ChorusPro chorus = connect()) {
            Dispatch dispatch = dispatch(chorus);
            RunSummary rehearsal = dispatch.rehearse(LocalDate.of(2026, 12, 1)); // claims and sends nothing

            assertThat(rehearsal.count(Outcome.SKIPPED)).isEqualTo(3);
            assertThat(simulator.invoices()).isEmpty();
        }
    }

    @Test
    void namesReasons() {
        String text = Texts.in(Language.EN).of("SIRET_MISSING"); // "The client has no SIRET"

        assertThat(text).isEqualTo("The client has no SIRET");
    }

    @Test
    void keepsLedgersApart() {
        Ledger ledger = JdbcLedger.on(dataSource, "agence-lyon").createSchema();

        assertThat(ledger.runs().openRuns()).isEmpty();
    }

    @Test
    void usesTheClientAlone() throws IOException {
        Path pdf = Files.write(folder.resolve("FA-2026-0042.pdf"), Erp.PDF);
        Clock clock = Clock.systemUTC();
        try (ChorusPro chorus = connect()) {
            submit(chorus, pdf, clock);
            submit(chorus, pdf, clock);
        }
        assertThat(simulator.invoices()).hasSize(1);
        assertThat(log).hasSize(2);
        assertThat(log.get(0)).isEqualTo("sent " + simulator.invoices().get(0).id());
        assertThat(log.get(1)).startsWith("correct it: 29201");
    }

    @Test
    void looksUpWhatMayHaveBeenTaken() throws IOException {
        Path pdf = Files.write(folder.resolve("FA-2026-0042.pdf"), Erp.PDF);
        simulator.faults().inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE));
        try (ChorusPro chorus = connect()) {
            submit(chorus, pdf, Clock.systemUTC());
        }
        assertThat(simulator.invoices()).hasSize(1);
        assertThat(log).containsExactly("found 1");
    }

    private void submit(ChorusPro chorus, Path pdf, Clock clock) {
        SupplierId supplier = chorus.structures().activeSuppliers().get(0).id();
        FileId file = chorus.files().upload(FileUpload.of(pdf));
        InvoiceNumber number = new InvoiceNumber("FA-2026-0042");
        InvoiceSubmission invoice = InvoiceSubmission.depositPdf(
                        number,
                        LocalDate.now(clock.withZone(ZoneId.of("Europe/Paris"))),
                        new Attachment("FA-2026-0042.pdf", file))
                .supplier(supplier)
                .recipient(Siret.of("356 000 000 00048"))
                .vatType(VatType.VAT_ON_DEBITS)
                .paymentMethod(PaymentMethod.TRANSFER)
                .amounts(new Amounts(
                        new BigDecimal("100.00"),
                        new BigDecimal("20.00"),
                        new BigDecimal("120.00"),
                        new BigDecimal("120.00")))
                .build();
        try {
            SubmittedInvoice sent = chorus.invoices().submit(invoice);
            log.add("sent " + sent.id());
        } catch (ChorusRefusedException e) {
            log.add("correct it: " + e.code() + " " + e.label());
        } catch (ChorusFailedException e) {
            log.add("certainly not taken, try again later: " + e.reason());
        } catch (ChorusUnknownOutcomeException e) {
            InvoiceSearch search =
                    InvoiceSearch.builder().number(number).supplier(supplier).build();
            try (Stream<InvoiceSummary> found = chorus.invoices().search(search)) {
                log.add("found " + found.count()); // none yet: it may still appear, so look again before sending again
            }
        }
    }

    @Test
    void runsEveryDay() throws Exception {
        Properties settings = new Properties();
        settings.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "snippets");
        settings.setProperty("org.quartz.threadPool.threadCount", "1");
        Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
        try (ChorusPro chorus = connect()) {
            Dispatch dispatch = dispatch(chorus);
            DailyDispatch.of(dispatch).at(LocalTime.of(19, 0)).register(scheduler); // before the scheduler starts
            scheduler.start();

            assertThat(scheduler.getTriggersOfJob(DailyDispatch.of(dispatch).jobKey()))
                    .hasSize(1);
        } finally {
            scheduler.shutdown(true);
        }
    }
}
