package org.chorusconnector.dispatch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.Attachment;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.InvoiceType;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.dispatch.InvoiceSettings.CreditNoteAmounts;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;

/** An invoice as far as the receipt makes it: complete but for its date and its uploaded files. */
final class InvoiceDraft {

    private final InvoiceNumber number;
    private final Siret recipient;
    private final Optional<ServiceCode> serviceCode;
    private final Optional<EngagementNumber> engagementNumber;
    private final Optional<MarketNumber> marketNumber;
    private final OptionalLong supplierServiceId;
    private final OptionalLong bankAccountCode;
    private final boolean creditNote;
    private final Amounts amounts;
    private final VatType vatType;
    private final InvoiceSettings settings;
    private final Document main;
    private final List<Document> attachments;

    /** Checks every limit that can be checked before a call; throws {@link BrokenRuleException}. */
    static InvoiceDraft of(Receipt receipt, Documents documents, InvoiceSettings settings) {
        try {
            InvoiceDraft draft = new InvoiceDraft(receipt, documents, settings);
            draft.tryOut();
            return draft;
        } catch (IllegalArgumentException e) {
            throw new BrokenRuleException(e);
        }
    }

    private InvoiceDraft(Receipt receipt, Documents documents, InvoiceSettings settings) {
        this.number = new InvoiceNumber(receipt.number());
        this.recipient = Siret.of(receipt.clientSiret()
                .orElseThrow(() -> new IllegalArgumentException("Item " + receipt.number() + " has no SIRET")));
        this.serviceCode = receipt.serviceCode().map(ServiceCode::new);
        this.engagementNumber = receipt.engagementNumber().map(EngagementNumber::new);
        this.marketNumber = receipt.marketNumber().map(MarketNumber::new);
        this.supplierServiceId = receipt.supplierServiceId();
        this.bankAccountCode = receipt.bankAccountCode();
        this.creditNote = receipt.isCreditNote();
        this.amounts = new Amounts(
                signed(receipt.amountExclTax(), settings),
                signed(receipt.vatAmount(), settings),
                signed(receipt.amountInclTax(), settings),
                signed(receipt.amountInclTax(), settings));
        this.vatType = settings.vatOf(receipt);
        this.settings = settings;
        this.main = documents
                .main()
                .orElseThrow(() -> new IllegalArgumentException("Item " + receipt.number() + " has no main document"));
        this.attachments = documents.attachments();
    }

    /** All signs change together: otherwise the amounts of a credit note that also charges something would not add up. */
    private BigDecimal signed(BigDecimal amount, InvoiceSettings invoice) {
        return creditNote && invoice.creditNoteAmounts() == CreditNoteAmounts.POSITIVE ? amount.negate() : amount;
    }

    /** What contradicts itself shows before anything is uploaded; date and identifiers make no difference to that. */
    private void tryOut() {
        FileId anyFile = new FileId(1);
        List<FileId> files = attachments.stream().map(document -> anyFile).toList();
        dated(LocalDate.EPOCH, anyFile, files, new SupplierId(1), SupplierSettings.DEFAULTS);
    }

    private static OptionalLong either(OptionalLong ofReceipt, OptionalLong ofSettings) {
        return ofReceipt.isPresent() ? ofReceipt : ofSettings;
    }

    InvoiceNumber number() {
        return number;
    }

    Siret recipient() {
        return recipient;
    }

    BigDecimal amountInclTax() {
        return amounts.inclTax();
    }

    /** The main document, then the attachments in their order. */
    List<Document> documents() {
        return Stream.concat(Stream.of(main), attachments.stream()).toList();
    }

    InvoiceSubmission dated(
            LocalDate date, FileId mainFile, List<FileId> files, SupplierId issuer, SupplierSettings supplier) {
        InvoiceSubmission.Builder invoice = InvoiceSubmission.depositPdf(
                        number, date, new Attachment(main.name(), mainFile))
                .supplier(issuer)
                .recipient(recipient)
                .type(creditNote ? InvoiceType.CREDIT_NOTE : InvoiceType.INVOICE)
                .vatType(vatType)
                .amounts(amounts);
        serviceCode.ifPresent(invoice::serviceCode);
        engagementNumber.ifPresent(invoice::engagementNumber);
        marketNumber.ifPresent(invoice::marketNumber);
        either(supplierServiceId, supplier.serviceId()).ifPresent(invoice::supplierServiceId);
        either(bankAccountCode, supplier.bankAccountCode()).ifPresent(invoice::bankAccountCode);
        supplier.currentUserId().ifPresent(invoice::currentUserId);
        if (vatType == VatType.EXEMPT) {
            settings.exemptionReason().ifPresent(invoice::exemptionReason);
        }
        if (!creditNote) {
            invoice.paymentMethod(settings.paymentMethod());
        }
        for (int i = 0; i < files.size(); i++) {
            invoice.attachment(new Attachment(attachments.get(i).name(), files.get(i)), settings.attachmentType());
        }
        return invoice.build();
    }
}
