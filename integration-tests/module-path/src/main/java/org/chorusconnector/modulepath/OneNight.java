package org.chorusconnector.modulepath;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.quartz.DailyDispatch;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.report.ReportFormat;
import org.h2.jdbcx.JdbcDataSource;

/** Sends one invoice and prints its report. Arguments: address, client id, secret, login, password, SIRET, PDF. */
public final class OneNight {

    private OneNight() {}

    public static void main(String[] arguments) throws IOException {
        URI address = URI.create(arguments[0]);
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:ledger;DB_CLOSE_DELAY=-1");
        Receipt receipt = Receipt.builder("FA-1", ReceiptKind.FEE)
                .createdOn(LocalDate.of(2026, 1, 5))
                .amounts(new BigDecimal("100.00"), new BigDecimal("20.00"), new BigDecimal("120.00"))
                .clientSiret(arguments[5])
                .build();
        try (ChorusPro chorus = ChorusPro.builder(
                        PisteApplication.of(arguments[1], arguments[2]), Account.of(arguments[3], arguments[4]))
                .environment(Environment.custom(address, address))
                .build()) {
            Dispatch dispatch = Dispatch.builder(chorus, JdbcLedger.on(database).createSchema())
                    .receipts(query -> Stream.of(receipt))
                    .documents(any -> Documents.of(Document.of(Path.of(arguments[6]))))
                    .settings(DispatchSettings.withCutoffDate(LocalDate.of(2025, 12, 31)))
                    .build();
            RunSummary night = dispatch.run().orElseThrow();
            System.out.println(DailyDispatch.of(dispatch).jobKey() + " on "
                    + OneNight.class.getModule().getName());
            dispatch.reportOf(night.run()).write(ReportFormat.csv(';'), System.out);
        }
    }
}
