package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorusconnector.dispatch.Broker.NEEDS_SERVICE;
import static org.chorusconnector.dispatch.Broker.TODAY;
import static org.chorusconnector.dispatch.Broker.fee;
import static org.chorusconnector.dispatch.Broker.pdf;
import static org.chorusconnector.dispatch.Broker.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.PlatformInvoice;
import org.junit.jupiter.api.Test;

/** Sending what is due. */
class SendingIT extends DispatchScene {

    @Test
    void sendsWhatIsDueWithItsDocumentsAndReportsIt() {
        broker.has(fee("F-1").engagementNumber("E-1").marketNumber("M-1"), pdf("rib.pdf"), pdf("conditions.pdf"));

        RunSummary night = run();

        assertThat(night.isComplete()).isTrue();
        PlatformInvoice invoice = platform.invoice("F-1").orElseThrow();
        assertThat(invoice.invoiceDate()).isEqualTo(TODAY);
        assertThat(invoice.recipientSiret()).isEqualTo(Broker.UNDEMANDING);
        assertThat(invoice.engagementNumber()).contains("E-1");
        assertThat(invoice.mainFile().orElseThrow().designation()).isEqualTo("F-1.pdf");
        assertThat(invoice.attachments())
                .extracting(PlatformInvoice.Piece::designation)
                .containsExactly("rib.pdf", "conditions.pdf");
        ItemResult line = broker.results(night).get("F-1");
        assertThat(line.outcome()).isEqualTo(Outcome.SENT);
        assertThat(line.invoice().orElseThrow().id().value()).isEqualTo(invoice.id());
        assertThat(line.invoice().orElseThrow().status()).contains("DEPOSEE");
        assertThat(line.mainDocument()).contains("F-1.pdf");
        assertThat(line.attachments()).containsExactly("rib.pdf", "conditions.pdf");
        assertThat(line.attempts()).isEqualTo(1);
        assertThat(broker.notices).hasSize(1);
        assertThat(broker.notices.get(0).subject())
                .isEqualTo("Chorus Pro : 1 envoyée(s) \u2013 20/11/2026 \u2013 127.0.0.1");
    }

    @Test
    void prefersServiceAndBankAccountOfTheReceiptToThoseOfTheSettings() {
        broker.has(fee("OWN").supplierServiceId(12L).bankAccountCode(77L)).has(fee("USUAL"));
        DispatchSettings settings = Broker.settings()
                .withSupplier(SupplierSettings.DEFAULTS.withServiceId(3).withBankAccountCode(4));
        Map<String, InvoiceDraft> drafts = new HashMap<>();
        broker.items.forEach(item -> drafts.put(
                item.number(), InvoiceDraft.of((Receipt) item, broker.papers.get(item.number()), settings.invoice())));

        assertThat(supplierOf(drafts.get("OWN"), settings)).isEqualTo("12 77");
        assertThat(supplierOf(drafts.get("USUAL"), settings)).isEqualTo("3 4");
    }

    private static String supplierOf(InvoiceDraft draft, DispatchSettings settings) {
        var invoice = draft.dated(TODAY, new FileId(1), List.of(), new SupplierId(1), settings.supplier());
        return invoice.supplierServiceId().getAsLong() + " "
                + invoice.bankAccountCode().getAsLong();
    }

    @Test
    void sendsNothingTwice() {
        broker.has(3);
        run();

        RunSummary second = run();

        assertThat(second.lines()).isZero();
        assertThat(second.isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(3);
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @Test
    void ignoresItemsNotDueAndReportsBlockedOnes() {
        broker.has(fee("TOMORROW").createdOn(TODAY.plusDays(1)))
                .has(fee("OLD").createdOn(TODAY.minusYears(2)))
                .has(fee("DISABLED").dispatchEnabled(false))
                .has(fee("NO-SIRET").clientSiret(""))
                .has(fee("NEEDS-SERVICE").clientSiret(NEEDS_SERVICE))
                .has(fee("HAS-SERVICE").clientSiret(NEEDS_SERVICE).serviceCode("SERVICE_DEST_SERV_OBL"));
        broker.items.add(new Item.Unreadable("", "line 7: unknown kind"));

        RunSummary night = run();

        assertThat(broker.results(night))
                .containsOnlyKeys("NO-SIRET", "NEEDS-SERVICE", "HAS-SERVICE", "")
                .hasEntrySatisfying("NO-SIRET", line -> assertSkipped(line, "SIRET_MISSING"))
                .hasEntrySatisfying("NEEDS-SERVICE", line -> assertSkipped(line, "SERVICE_CODE_MISSING"))
                .hasEntrySatisfying("", line -> assertSkipped(line, "ITEM_INVALID"));
        assertThat(night.read()).isEqualTo(7);
        assertThat(platform.invoices()).extracting(PlatformInvoice::number).containsExactly("HAS-SERVICE");
    }

    @Test
    void doesNotStartWithoutACutoffDate() {
        broker.has(1);
        Dispatch dispatch = broker.dispatch(chorus)
                .settings(settings().withEligibility(EligibilitySettings.DEFAULTS))
                .receipts(query -> {
                    throw new AssertionError("The source was looked at");
                })
                .build();

        assertThatThrownBy(dispatch::run)
                .isInstanceOf(CutoffDateMissingException.class)
                .hasMessageContaining("ABORTED_CUTOFF_MISSING")
                .hasMessageContaining("dispatch.cutoff-date");
        assertThat(broker.notices).isEmpty();
        assertThat(broker.ledger.runs().openRuns()).isEmpty();
    }

    @Test
    void reportsARefusalWithCodeAndLabelAndTriesAgainNextTime() {
        broker.has(2);
        platform.faults()
                .inject(Fault.refusal(20013, "Le service est inactif")
                        .on(Operation.SUBMIT_INVOICE)
                        .forInvoice("F-1"));

        RunSummary night = run();

        assertThat(night.isComplete()).isFalse();
        ItemResult refused = broker.results(night).get("F-1");
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.findings()).containsExactly(new Finding("20013", "Le service est inactif"));
        assertThat(broker.results(night).get("F-2").outcome()).isEqualTo(Outcome.SENT);
        assertThat(broker.results(run()).get("F-1").attempts()).isEqualTo(2);
        assertThat(platform.invoices()).hasSize(2);
    }

    @Test
    void rehearsesWithoutSendingOrRemembering() {
        broker.has(2).has(fee("NO-SIRET").clientSiret(""));

        RunSummary rehearsal = broker.dispatch(chorus).build().rehearse(TODAY);

        assertThat(broker.results(rehearsal))
                .hasEntrySatisfying("F-1", line -> assertSkipped(line, "REHEARSED"))
                .hasEntrySatisfying("NO-SIRET", line -> assertSkipped(line, "SIRET_MISSING"));
        assertThat(platform.uploads()).isEmpty();
        assertThat(broker.ledger.items().useOf("F-1").status()).isEqualTo(DispatchStatus.FREE);
        assertThat(broker.notices).isEmpty();
    }

    @Test
    void aRunThatMeetsALivingOneDoesNothing() throws Exception {
        broker.has(1);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Dispatch slow = broker.dispatch(chorus)
                .receipts(query -> {
                    reading.countDown();
                    await(goOn);
                    return broker.items.stream();
                })
                .build();
        Thread first = new Thread(slow::run);
        first.start();
        reading.await();
        try {
            assertThat(broker.dispatch(chorus).build().run()).isEmpty();
        } finally {
            goOn.countDown();
            first.join();
        }
        assertThat(platform.invoices()).hasSize(1);
    }
}
