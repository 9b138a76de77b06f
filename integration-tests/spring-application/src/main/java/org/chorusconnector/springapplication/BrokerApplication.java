package org.chorusconnector.springapplication;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.receipt.ReceiptSource;
import org.chorusconnector.testkit.Pdf;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The host of three fee invoices that are due. What it gives to the starter is all here and in its properties. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BrokerApplication {

    private static final byte[] PDF = Pdf.of("Avis d'échéance");

    @Bean
    ReceiptSource receipts() {
        return query -> Stream.of("FA-1", "FA-2", "FA-3").map(BrokerApplication::fee);
    }

    @Bean
    DocumentSource documents() {
        return receipt ->
                Documents.of(Document.of(receipt.number() + ".pdf", PDF.length, () -> new ByteArrayInputStream(PDF)));
    }

    @Bean
    Notices notices() {
        return new Notices();
    }

    private static Receipt fee(String number) {
        return Receipt.builder(number, ReceiptKind.FEE)
                .createdOn(LocalDate.of(2026, 1, 31))
                .amounts(new BigDecimal("100.00"), new BigDecimal("20.00"), new BigDecimal("120.00"))
                .clientSiret("12345678200051")
                .build();
    }
}
