package org.chorusconnector.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.PlatformInvoice;

/** Compares the two sides when all is over: what the platform has, and what the ledger and its reports say. */
final class Reckoning {

    private Reckoning() {}

    /**
     * Each item was submitted once, is there once, and is known as sent; no run is left open, and each report has one line
     * for an item.
     *
     * @param log what to show when that is not so
     */
    static void assertEachItemIsSentOnce(ChorusSimulator platform, String url, int items, String log)
            throws SQLException {
        List<String> due = NightInAnotherProcess.numbers(items);
        assertThat(platform.invoices())
                .as(log)
                .extracting(PlatformInvoice::number)
                .containsExactlyInAnyOrderElementsOf(due);
        assertThat(due)
                .allSatisfy(number -> assertThat(platform.submissionsOf(number))
                        // The simulator counts what reached it: an item that it had is never submitted to it again.
                        .as("submissions of %s%n%s", number, log)
                        .isEqualTo(1));
        assertThat(platform.calls().violations()).as(log).isEmpty();
        try (Connection ledger = NightInAnotherProcess.database(url).getConnection()) {
            List<String> onThePlatform = platform.invoices().stream()
                    .map(invoice -> invoice.number() + " " + invoice.id())
                    .sorted()
                    .toList();
            assertThat(column(ledger, """
                            SELECT CONCAT(item_number, ' ', chorus_invoice_id) FROM chorus_entry
                            WHERE state = 'SENT' AND owner IS NULL"""))
                    .as("the ledger%n%s", log)
                    .containsExactlyInAnyOrderElementsOf(onThePlatform);
            assertThat(column(ledger, """
                            SELECT CONCAT(item_number, ' ', chorus_invoice_id) FROM chorus_result WHERE outcome = 'SENT'"""))
                    .as("lines of the reports%n%s", log)
                    .containsExactlyInAnyOrderElementsOf(onThePlatform);
            assertThat(column(ledger, """
                            SELECT item_number FROM chorus_result GROUP BY run_id, item_number HAVING COUNT(*) > 1"""))
                    .as("several lines in one report%n%s", log)
                    .isEmpty();
            assertThat(column(ledger, "SELECT run_id FROM chorus_run WHERE state = 'OPEN'"))
                    .as("runs that did not end%n%s", log)
                    .isEmpty();
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
