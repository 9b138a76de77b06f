package org.chorusconnector.documentation;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.receipt.ReceiptQuery;
import org.chorusconnector.testkit.Pdf;

/** The host of the snippets: the smallest software of a broker. */
final class Erp {

    /** Of La Poste: a SIRET with a right key. */
    static final String CLIENT = "35600000000048";

    static final byte[] PDF = Pdf.of("Avis d'échéance");

    private final List<Receipt> receipts = new ArrayList<>();

    Erp(String... numbers) {
        for (String number : numbers) {
            receipts.add(Receipt.builder(number, ReceiptKind.FEE)
                    .createdOn(LocalDate.of(2026, 1, 15))
                    .amounts(new BigDecimal("100.00"), new BigDecimal("20.00"), new BigDecimal("120.00"))
                    .clientSiret(CLIENT)
                    .build());
        }
    }

    Stream<Receipt> receipts(ReceiptQuery query) {
        return receipts.stream();
    }

    Stream<Receipt> createdAfter(LocalDate day) {
        return receipts.stream().filter(receipt -> receipt.createdOn().isAfter(day));
    }

    Stream<Receipt> numbered(Set<String> numbers) {
        return receipts.stream().filter(receipt -> numbers.contains(receipt.number()));
    }

    Documents documentsOf(Receipt receipt) {
        return Documents.of(Document.of(receipt.number() + ".pdf", PDF.length, () -> new ByteArrayInputStream(PDF)));
    }
}
