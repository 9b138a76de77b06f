package org.chorusconnector.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.Siret;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.StructureSummary;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.client.structures.SupplierStructure;
import org.chorusconnector.receipt.Document;
import org.jspecify.annotations.Nullable;

/** The platform through the client: the only class that knows both. */
final class ChorusPlatform implements Platform {

    /** A SIRET has one structure and a number a handful of invoices: who gives more does not answer the question. */
    private static final int MOST_ROWS = 100;

    private final ChorusPro chorus;
    private final SupplierSettings settings;
    private @Nullable SupplierId supplier;

    ChorusPlatform(ChorusPro chorus, SupplierSettings settings) {
        this.chorus = chorus;
        this.settings = settings;
        this.supplier = settings.supplierId().orElse(null);
    }

    @Override
    public synchronized SupplierId supplier() {
        SupplierId known = supplier;
        if (known == null) {
            List<SupplierStructure> candidates = chorus.structures().activeSuppliers();
            if (candidates.size() != 1) {
                throw new SupplierUndecidedException(candidates);
            }
            known = candidates.get(0).id();
            supplier = known;
        }
        return known;
    }

    @Override
    public Optional<Requirements> requirementsOf(Siret recipient) {
        try (Stream<StructureSummary> found = chorus.structures().search(StructureSearch.bySiret(recipient))) {
            return found.limit(MOST_ROWS)
                    .filter(structure -> structure
                            .identifier()
                            .map(recipient.value()::equals)
                            .orElse(true))
                    .findFirst()
                    // Without its settings a recipient is as good as unknown: nothing is held back, Chorus Pro decides.
                    .flatMap(structure ->
                            chorus.structures().consult(structure.id()).requirements());
        }
    }

    @Override
    public FileId upload(Document document) {
        return chorus.files().upload(new FileUpload(document.name(), document.size(), document::open));
    }

    @Override
    public SubmittedInvoice submit(
            InvoiceDraft draft, LocalDate date, FileId main, List<FileId> attachments, BooleanSupplier stillHeld) {
        return chorus.invoices().submit(draft.dated(date, main, attachments, supplier(), settings), stillHeld);
    }

    @Override
    public List<InvoiceSummary> lookUp(InvoiceNumber number) {
        InvoiceSearch criteria =
                InvoiceSearch.builder().number(number).supplier(supplier()).build();
        try (Stream<InvoiceSummary> found = chorus.invoices().search(criteria)) {
            // The search may match more than was asked for, and a row may lack its number.
            return found.limit(MOST_ROWS)
                    .map(this::withNumber)
                    .filter(invoice -> invoice.number()
                            .map(shown -> normalized(shown).equals(normalized(number.value())))
                            .orElse(true))
                    .toList();
        }
    }

    /** A row without number is read in full. If that does not show one either, the row stays without number. */
    private InvoiceSummary withNumber(InvoiceSummary row) {
        return row.number().filter(shown -> !shown.isBlank()).isPresent()
                ? row
                : row.withNumber(chorus.invoices().consult(row.id()).number().filter(shown -> !shown.isBlank()));
    }

    /** Chorus Pro may show a number trimmed, in another case or with blanks. */
    private static String normalized(String number) {
        return number.replaceAll("[\\s\u00a0]", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public void checkHealth() {
        chorus.health().check();
    }
}
