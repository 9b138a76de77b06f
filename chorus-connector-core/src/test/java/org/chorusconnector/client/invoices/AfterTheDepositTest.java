package org.chorusconnector.client.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.RefusalKind;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls with which a supplier follows an invoice and acts on it, against a platform with state. */
class AfterTheDepositTest {

    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final String SIRET = "21750001600019";
    private static final String OTHER_SIRET = "21690123100011";

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM =
            ChorusSimulatorExtension.create(Clients.simulator().clock(Clock.fixed(NOW, ZoneOffset.UTC)));

    private ChorusSimulator platform;
    private ChorusPro chorus;
    private SupplierId supplier;

    @BeforeEach
    void connect(ChorusSimulator simulator) {
        platform = simulator;
        platform.directory().add(Recipient.of(SIRET));
        platform.directory().add(Recipient.of(OTHER_SIRET).requiringService("VOIRIE"));
        chorus = Clients.of(platform).clock(Clock.fixed(NOW, Paris.ZONE)).build();
        supplier = chorus.structures().activeSuppliers().get(0).id();
    }

    @AfterEach
    void close() {
        chorus.close();
    }

    @Test
    void tellsTheDigestOfTheDepositCertificate() {
        assertThat(submit("FA-1").depositDigest())
                .hasValueSatisfying(digest -> assertThat(digest).hasSize(44));
    }

    @Test
    void completesASuspendedInvoiceOnce() {
        ChorusInvoiceId id = submit("FA-1").id();
        platform.publicBody().changeStatus("FA-1", "SUSPENDUE", "Il manque le RIB");
        assertThat(found().statusComment()).contains("Il manque le RIB");
        FileId rib = chorus.files().upload(pdf("rib.pdf"));

        chorus.invoices()
                .complete(InvoiceCompletion.of(id)
                        .attachment(new SupportingDocument(new Attachment("rib.pdf", rib), "PJA"))
                        .comment("Le voici")
                        .build());

        assertThat(found().status()).contains(new InvoiceStatus("COMPLETEE"));
        assertThat(chorus.invoices().consult(id).files()).hasSize(1);
        assertThat(chorus.invoices().history(id).statuses())
                .extracting(step -> step.status().code())
                .containsExactly("COMPLETEE", "SUSPENDUE", "DEPOSEE");
        assertThatThrownBy(() -> chorus.invoices()
                        .complete(InvoiceCompletion.of(id).comment("Encore").build()))
                .isInstanceOfSatisfying(
                        ChorusRefusedException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(RefusalKind.WRONG_STATUS));
    }

    @Test
    void recyclesAnInvoiceToAnAddressThatMustBeAcceptable() {
        ChorusInvoiceId id = submit("FA-1").id();
        platform.publicBody().changeStatus("FA-1", "A_RECYCLER", "Pas pour nous");
        InvoiceRecycling.Builder elsewhere = InvoiceRecycling.of(id).recipient(Siret.of(OTHER_SIRET));
        assertThatThrownBy(() -> chorus.invoices().recycle(elsewhere.build()))
                .isInstanceOfSatisfying(
                        ChorusRefusedException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(RefusalKind.MISSING_SERVICE_CODE));

        chorus.invoices()
                .recycle(elsewhere.serviceCode(new ServiceCode("VOIRIE")).build());

        assertThat(found().recipientSiret()).contains(OTHER_SIRET);
        assertThat(found().details().recipientServiceCode()).contains("VOIRIE");
        assertThat(found().status()).contains(new InvoiceStatus("EN_COURS_ACHEMINEMENT"));
    }

    @Test
    void marksARejectionAsHandledOnceAndTakesItOffTheToDoList() {
        ChorusInvoiceId id = submit("FA-1").id();
        platform.publicBody().changeStatus("FA-1", "REJETEE", "Erreur de montant");
        assertThat(chorus.invoices().toDo(supplier))
                .extracting(InvoiceSummary::id)
                .containsExactly(id);
        RejectionHandling handling =
                RejectionHandling.of(id).withReason("AUTRE").withInformation("Refaite");

        chorus.invoices().markRejectionsHandled(handling);

        assertThat(chorus.invoices().toDo(supplier)).isEmpty();
        assertThat(search(InvoiceSearch.builder().rejectionHandled(true))).containsExactly("FA-1");
        assertThat(search(InvoiceSearch.builder().rejectionHandled(false))).isEmpty();
        assertThatThrownBy(() -> chorus.invoices().markRejectionsHandled(handling))
                .isInstanceOf(ChorusRefusedException.class);
    }

    @Test
    void findsInvoicesByThePeriodOfTheirLastStatusChangeAndByAmount() {
        submit("FA-1");
        submit("FA-2");

        assertThat(search(InvoiceSearch.builder().statusChangedFrom(NOW).statusChangedTo(NOW)))
                .containsExactlyInAnyOrder("FA-1", "FA-2");
        assertThat(search(InvoiceSearch.builder().statusChangedFrom(NOW.plusSeconds(1))))
                .isEmpty();
        assertThat(search(InvoiceSearch.builder().statusChangedTo(NOW.minusSeconds(1))))
                .isEmpty();
        assertThat(search(InvoiceSearch.builder().minAmountInclTax(new BigDecimal("120.01"))))
                .isEmpty();
        assertThat(search(InvoiceSearch.builder().maxAmountInclTax(new BigDecimal("120.00"))))
                .hasSize(2);
    }

    @Test
    void readsAllPagesToTheLastOneUnlessLimited() {
        for (int i = 1; i <= 7; i++) {
            submit("FA-" + i);
        }

        assertThat(search(InvoiceSearch.builder().pageSize(2))).hasSize(7).doesNotHaveDuplicates();
        assertThat(search(InvoiceSearch.builder().pageSize(2).limit(3))).hasSize(3);
    }

    private List<String> search(InvoiceSearch.Builder criteria) {
        return chorus.invoices()
                .search(criteria.supplier(supplier).build())
                .map(invoice -> invoice.number().orElseThrow())
                .toList();
    }

    private InvoiceSummary found() {
        return chorus.invoices()
                .search(InvoiceSearch.builder()
                        .number(new InvoiceNumber("FA-1"))
                        .build())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void validatesTheInvoiceOfASubcontractorSoThatItReachesItsRecipient() {
        ChorusInvoiceId id = submitSubcontracted("FA-1").id();
        InvoiceValidations validations = chorus.invoiceValidations();
        StructureId validator = new StructureId(supplier.value());
        assertThat(validations.toDo(validator).map(InvoiceSummary::id)).containsExactly(id);
        assertThat(validations.consult(id).number()).contains("FA-1");

        HandledInvoice validated = validations.accept(id);

        assertThat(validated.status()).contains(new InvoiceStatus("VALIDEE_1"));
        assertThat(found().status()).contains(new InvoiceStatus("DEPOSEE"));
        assertThat(validations.toDo(validator)).isEmpty();
        assertThat(validations.search(
                        InvoiceSearch.builder().validator(validator).build()))
                .extracting(InvoiceSummary::id)
                .containsExactly(id);
        assertThat(validations.visibleStatuses()).contains(new InvoiceStatus("A_VALIDER_1"));
    }

    @Test
    void sendsTheInvoiceOfASubcontractorBackWithItsReasonOnce() {
        ChorusInvoiceId id = submitSubcontracted("FA-1").id();

        HandledInvoice refused = chorus.invoiceValidations().refuse(id, "MONTANT", "Trop cher");

        assertThat(refused.status()).contains(new InvoiceStatus("REFUSEE_1"));
        assertThat(found().statusComment())
                .hasValueSatisfying(text -> assertThat(text).contains("MONTANT", "Trop cher"));
        assertThatThrownBy(() -> chorus.invoiceValidations().accept(id)).isInstanceOf(ChorusRefusedException.class);
        ChorusInvoiceId notForAValidator = submit("FA-2").id();
        assertThatThrownBy(() -> chorus.invoiceValidations().consult(notForAValidator))
                .isInstanceOf(ChorusRefusedException.class);
    }

    private SubmittedInvoice submitSubcontracted(String number) {
        return chorus.invoices()
                .submit(draft(number)
                        .cadre(CadreDeFacturation.A9)
                        .validator(ValidatingStructure.of(ChorusSimulator.SUPPLIER_SIRET))
                        .build());
    }

    private SubmittedInvoice submit(String number) {
        return chorus.invoices().submit(draft(number).build());
    }

    private InvoiceSubmission.Builder draft(String number) {
        FileId file = chorus.files().upload(pdf(number + ".pdf"));
        return InvoiceSubmission.depositPdf(
                        new InvoiceNumber(number),
                        Paris.today(Clock.fixed(NOW, Paris.ZONE)),
                        new Attachment(number + ".pdf", file))
                .supplier(supplier)
                .recipient(Siret.of(SIRET))
                .type(InvoiceType.INVOICE)
                .vatType(VatType.VAT_ON_DEBITS)
                .paymentMethod(PaymentMethod.TRANSFER)
                .amounts(new Amounts(
                        new BigDecimal("100.00"),
                        new BigDecimal("20.00"),
                        new BigDecimal("120.00"),
                        new BigDecimal("120.00")));
    }

    private static FileUpload pdf(String name) {
        byte[] bytes = "%PDF-1.7 due notice".getBytes(StandardCharsets.ISO_8859_1);
        return new FileUpload(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
