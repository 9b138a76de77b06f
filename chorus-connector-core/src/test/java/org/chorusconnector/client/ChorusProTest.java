package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.Attachment;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.InvoiceType;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.client.structures.Structure;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.StructureSummary;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client does when all goes well, against the simulator: its requests must respect the contract. */
class ChorusProTest {

    @RegisterExtension
    // Its own in each test, since applications of one identifier share token and count.
    final ChorusSimulatorExtension platform = ChorusSimulatorExtension.create(Clients.simulator());

    private ChorusSimulator simulator;
    private ChorusPro chorus;

    @BeforeEach
    void connect(ChorusSimulator running) {
        simulator = running;
        chorus = Clients.of(running).build();
    }

    @AfterEach
    void requestsRespectTheContract() {
        assertThat(simulator.calls().violations()).isEmpty();
        chorus.close();
    }

    @Test
    void checksHealth() {
        chorus.health().check();

        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isOne();
    }

    @Test
    void uploadsAndSubmitsAnInvoice() {
        FileId pdf = chorus.files().upload(Clients.pdf("FA-2026-0042.pdf"));

        SubmittedInvoice submitted =
                chorus.invoices().submit(Clients.invoice("FA-2026-0042", pdf).build());

        assertThat(submitted.number()).contains("FA-2026-0042");
        assertThat(submitted.status()).contains(InvoiceStatus.DEPOSEE);
        assertThat(submitted.depositedOn())
                .contains(simulator.invoice("FA-2026-0042").orElseThrow().depositedOn());
        assertThat(simulator.invoice("FA-2026-0042"))
                .hasValueSatisfying(invoice ->
                        assertThat(invoice.id()).isEqualTo(submitted.id().value()));
        assertThat(simulator.uploads()).hasSize(1);
    }

    @Test
    void submitsEverythingThatAnInvoiceMayCarry() {
        FileId pdf = chorus.files().upload(Clients.pdf("FA-1.pdf"));
        FileId extra = chorus.files().upload(Clients.pdf("annexe.pdf"));

        chorus.invoices()
                .submit(Clients.invoice("FA-1", pdf)
                        .recipient(Siret.of("12345678200044"))
                        .serviceCode(new ServiceCode("SERVICE_DEST_SERV_OBL"))
                        .engagementNumber(new EngagementNumber("4500012345"))
                        .marketNumber(new MarketNumber("M2026-17"))
                        .bankAccountCode(ChorusSimulator.BANK_ACCOUNT_ID)
                        .attachment(new Attachment("annexe.pdf", extra), "RIB")
                        .comment("Prime d'assurance, 1er trimestre")
                        .build());

        assertThat(simulator.invoice("FA-1")).isPresent();
    }

    @Test
    void submitsACreditNote() {
        FileId pdf = chorus.files().upload(Clients.pdf("AV-1.pdf"));

        chorus.invoices().submit(creditNote("AV-1", pdf));

        assertThat(chorus.invoices()
                        .search(InvoiceSearch.builder()
                                .number(new InvoiceNumber("AV-1"))
                                .build()))
                .singleElement()
                .satisfies(found -> assertThat(found.type()).contains(InvoiceType.CREDIT_NOTE));
    }

    private LocalDate depositedOn(String number) {
        return simulator.invoice(number).orElseThrow().depositedOn();
    }

    @Test
    void findsAnInvoiceByItsNumber() {
        FileId pdf = chorus.files().upload(Clients.pdf("FA-1.pdf"));
        SubmittedInvoice submitted =
                chorus.invoices().submit(Clients.invoice("FA-1", pdf).build());

        List<InvoiceSummary> found = chorus.invoices()
                .search(InvoiceSearch.builder()
                        .number(new InvoiceNumber("FA-1"))
                        .supplier(new SupplierId(ChorusSimulator.SUPPLIER_ID))
                        .statuses(InvoiceStatus.DEPOSEE, InvoiceStatus.MISE_A_DISPOSITION)
                        .depositedFrom(depositedOn("FA-1"))
                        .depositedTo(depositedOn("FA-1"))
                        .build())
                .toList();

        assertThat(found).singleElement().satisfies(invoice -> {
            assertThat(invoice.id()).isEqualTo(submitted.id());
            assertThat(invoice.number()).contains("FA-1");
            assertThat(invoice.recipientSiret()).contains("12345678200051");
            assertThat(invoice.amountInclTax())
                    .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("1200"));
            assertThat(invoice.amountToPay())
                    .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo(new BigDecimal("1200")));
            assertThat(invoice.status()).contains(InvoiceStatus.DEPOSEE);
            assertThat(invoice.invoiceDate()).contains(LocalDate.of(2026, 3, 31));
            assertThat(invoice.stateSince()).isPresent();
        });
    }

    @Test
    void findsNothingWithoutFailing() {
        assertThat(chorus.invoices()
                        .search(InvoiceSearch.builder()
                                .number(new InvoiceNumber("NOPE"))
                                .build()))
                .isEmpty();
        assertThat(chorus.structures().search(StructureSearch.bySiret(Siret.of("00000000000727"))))
                .isEmpty();
    }

    @Test
    void readsPagesOnlyAsFarAsTheStreamGoes() {
        FileId pdf = chorus.files().upload(Clients.pdf("FA.pdf"));
        IntStream.rangeClosed(1, 7)
                .forEach(i ->
                        chorus.invoices().submit(Clients.invoice("FA-" + i, pdf).build()));
        InvoiceSearch all = InvoiceSearch.builder().pageSize(3).build();

        assertThat(chorus.invoices().search(all).limit(3)).hasSize(3);
        assertThat(simulator.calls().of(Operation.SEARCH_INVOICES)).isOne();

        assertThat(chorus.invoices().search(all).map(InvoiceSummary::id).distinct())
                .hasSize(7);
        assertThat(simulator.calls().of(Operation.SEARCH_INVOICES)).isEqualTo(1 + 3);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "4, 3, 2", "7, 3, 3"})
    void neverGivesMoreThanTheLimit(int limit, int pageSize, int expectedCalls) {
        FileId pdf = chorus.files().upload(Clients.pdf("FA.pdf"));
        IntStream.rangeClosed(1, 7)
                .forEach(i ->
                        chorus.invoices().submit(Clients.invoice("FA-" + i, pdf).build()));

        assertThat(chorus.invoices()
                        .search(InvoiceSearch.builder()
                                .limit(limit)
                                .pageSize(pageSize)
                                .build()))
                .hasSize(limit);
        assertThat(simulator.calls().of(Operation.SEARCH_INVOICES)).isEqualTo(expectedCalls);
    }

    @Test
    void readsWhatARecipientRequires() {
        StructureSummary found = chorus.structures()
                .search(StructureSearch.bySiret(Siret.of("12345678200069")))
                .findFirst()
                .orElseThrow();

        Structure structure = chorus.structures().consult(found.id());

        assertThat(found.active()).contains(true);
        assertThat(found.identifier()).contains("12345678200069");
        assertThat(structure.requirements()).contains(new Requirements(false, false, true));
        assertThat(structure.name()).contains("DESTINATAIRE SERVICE OU ENGAGEMENT OBLIGATOIRE");
    }

    @Test
    void knowsItsOwnSuppliers() {
        assertThat(chorus.structures().activeSuppliers()).singleElement().satisfies(supplier -> {
            assertThat(supplier.id()).isEqualTo(new SupplierId(ChorusSimulator.SUPPLIER_ID));
            assertThat(supplier.identifier()).contains(ChorusSimulator.SUPPLIER_SIRET);
        });
    }

    @Test
    void sharesOneTokenBetweenTheClientsOfAnApplication() {
        PisteApplication application = Clients.application(simulator);
        Environment environment = Environment.custom(simulator.apiUrl(), simulator.oauthUrl());
        for (int i = 0; i < 2; i++) {
            try (ChorusPro client = ChorusPro.builder(application, Clients.account(simulator))
                    .environment(environment)
                    .build()) {
                client.health().check();
            }
        }

        assertThat(simulator.calls().of(Operation.TOKEN)).isOne();
    }

    @Test
    void refusesToCallOnceClosed() {
        chorus.close();
        chorus.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> chorus.health().check())
                .withMessageContaining("closed");
        assertThat(simulator.calls().counts()).isEmpty();
    }

    @Test
    void isNotBuiltWithoutAnEnvironment() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ChorusPro.builder(PisteApplication.of("id", "secret"), Account.of("login", "password"))
                                .build())
                .withMessageContaining("environment");
    }

    @Test
    void saysWhyABusinessRuleRefused() {
        FileId pdf = chorus.files().upload(Clients.pdf("FA-1.pdf"));

        assertThatExceptionOfType(ChorusRefusedException.class)
                .isThrownBy(() -> chorus.invoices()
                        .submit(Clients.invoice("FA-1", pdf)
                                .recipient(Siret.of("12345678200028"))
                                .build()))
                .satisfies(refused -> {
                    assertThat(refused.code()).isNotZero();
                    assertThat(refused.label()).isNotBlank();
                    assertThat(refused.operation()).isEqualTo("soumettreFacture");
                    assertThat(refused.httpStatus()).hasValue(200);
                    assertThat(refused)
                            .hasMessageContaining(refused.label())
                            .hasMessageContaining(Integer.toString(refused.code()))
                            .hasMessageContaining(refused.correlationId());
                });
    }

    @Test
    void refusesAnInvoiceOfTomorrowInParis(ChorusSimulator simulator) {
        // In Kiritimati it has long been the first of April.
        Clock host = Clock.fixed(Instant.parse("2026-03-31T21:59:59Z"), ZoneId.of("Pacific/Kiritimati"));
        try (ChorusPro east = Clients.of(simulator).clock(host).build()) {
            FileId pdf = east.files().upload(Clients.pdf("FA-1.pdf"));
            InvoiceSubmission tomorrow = invoiceOf(LocalDate.now(host), pdf);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> east.invoices().submit(tomorrow))
                    .withMessageContaining("2026-04-01");
            assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isZero();
            east.invoices().submit(invoiceOf(LocalDate.of(2026, 3, 31), pdf));
        }
    }

    private static InvoiceSubmission invoiceOf(LocalDate date, FileId pdf) {
        return InvoiceSubmission.depositPdf(new InvoiceNumber("FA-1"), date, new Attachment("FA-1.pdf", pdf))
                .supplier(new SupplierId(ChorusSimulator.SUPPLIER_ID))
                .recipient(Siret.of("12345678200051"))
                .vatType(VatType.NO_VAT)
                .paymentMethod(PaymentMethod.TRANSFER)
                .amounts(Amounts.withoutVat(BigDecimal.TEN))
                .build();
    }

    private static InvoiceSubmission creditNote(String number, FileId pdf) {
        return InvoiceSubmission.depositPdf(
                        new InvoiceNumber(number), LocalDate.of(2026, 3, 31), new Attachment(number + ".pdf", pdf))
                .supplier(new SupplierId(ChorusSimulator.SUPPLIER_ID))
                .recipient(Siret.of("12345678200051"))
                .type(InvoiceType.CREDIT_NOTE)
                .amounts(new Amounts(
                        new BigDecimal("100"), new BigDecimal("20"), new BigDecimal("120"), new BigDecimal("120")))
                .build();
    }
}
