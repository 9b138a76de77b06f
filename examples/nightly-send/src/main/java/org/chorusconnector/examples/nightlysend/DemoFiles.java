package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chorusconnector.testkit.ChorusSimulator;

/** A small broker's evening: one receipt for each thing that can happen, seen from the day of the demonstration. */
record DemoFiles(Path folder) {

    private static final String ASKS_NOTHING = "12345678200051";
    private static final String ASKS_ENGAGEMENT = "12345678200036";
    private static final String ASKS_SERVICE = "12345678200028";
    private static final int DAYS_SERVED = 60;

    static DemoFiles write(Path folder, LocalDate today, ChorusSimulator chorus) throws IOException {
        DemoFiles files = new DemoFiles(folder);
        Files.writeString(files.config(), configuration(today, chorus), StandardCharsets.UTF_8);
        if (Files.getFileStore(files.config()).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(files.config(), PosixFilePermissions.fromString("rw-------"));
        }
        Files.createDirectory(files.documents());
        List<Line> lines = lines(today);
        for (Line line : lines) {
            for (String name : line.documents()) {
                Files.write(files.documents().resolve(name), DemoPdf.of("Document " + name, "Sample, not to be paid"));
            }
        }
        Files.write(files.documents().resolve("quittance-Q-1008.pdf"), new byte[0]);
        String receipts = Column.required().stream().map(Column::title).collect(Collectors.joining(";", "", "\n"))
                + lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
        Files.writeString(files.receipts(), receipts, StandardCharsets.UTF_8);
        return files;
    }

    Path config() {
        return folder.resolve("nightly-send.properties");
    }

    Path receipts() {
        return folder.resolve("receipts.csv");
    }

    Path documents() {
        return folder.resolve("documents");
    }

    private static String configuration(LocalDate today, ChorusSimulator chorus) {
        return """
                chorus.environment=custom
                chorus.api-url=%s
                chorus.oauth-url=%s
                chorus.client-id=%s
                chorus.client-secret=%s
                chorus.login=%s
                chorus.password=%s
                dispatch.cutoff-date=%s
                # The simulator has the SIRETs of the qualification environment, whose keys are wrong.
                dispatch.siret-check=lenient
                dispatch.report.language=en
                """.formatted(
                        chorus.apiUrl(),
                        chorus.oauthUrl(),
                        chorus.clientId(),
                        chorus.clientSecret(),
                        chorus.login(),
                        chorus.password(),
                        today.minusDays(DAYS_SERVED));
    }

    private static List<Line> lines(LocalDate today) {
        LocalDate lately = today.minusDays(10);
        return List.of(
                Line.of("Q-1001", "PREMIUM_IN_ADVANCE", lately, ASKS_NOTHING).period(today, today.plusMonths(3)),
                Line.of("Q-1002", "PREMIUM_IN_ARREARS", lately, ASKS_ENGAGEMENT)
                        .period(today.minusMonths(3), today.minusDays(1))
                        .with(Column.ENGAGEMENT_NUMBER, "EJ-2026-0042"),
                Line.of("H-2001", "FEE", today, ASKS_SERVICE)
                        .with(Column.SERVICE_CODE, "SERVICE_DEST_SERV_OBL")
                        .amounts("150.00", "30.00", "180.00"),
                Line.of("Q-1003", "PREMIUM_IN_ADVANCE", lately, ASKS_NOTHING)
                        .period(today.minusDays(3), today.plusMonths(1))
                        .amounts("-80.00", "0.00", "-80.00"),
                Line.of("Q-1004", "PREMIUM_IN_ADVANCE", lately, ASKS_NOTHING)
                        .period(today, today.plusYears(1))
                        .with(Column.ATTACHMENTS, "attestation-Q-1004.pdf|conditions-Q-1004.pdf"),
                Line.of("Q-1005", "PREMIUM_IN_ADVANCE", lately, ASKS_NOTHING)
                        .period(today.plusDays(30), today.plusMonths(4)),
                Line.of("Q-0900", "PREMIUM_IN_ADVANCE", today.minusDays(DAYS_SERVED), ASKS_NOTHING)
                        .period(today, today.plusMonths(3)),
                Line.of("Q-1006", "PREMIUM_IN_ADVANCE", lately, "").period(today, today.plusMonths(3)),
                Line.of("Q-1007", "PREMIUM_IN_ADVANCE", lately, ASKS_SERVICE).period(today, today.plusMonths(3)),
                Line.of("Q-1008", "PREMIUM_IN_ADVANCE", lately, ASKS_NOTHING).period(today, today.plusMonths(3)),
                Line.of("Q-1009", "PREMIUM_IN_ADVANCE", lately, ASKS_SERVICE)
                        .period(today, today.plusMonths(3))
                        .with(Column.SERVICE_CODE, "CLOSED_LONG_AGO"),
                Line.of("Q-1010", "PREMIUM_IN_ADVANCE", lately, ASKS_NOTHING)
                        .period(today, today.plusMonths(3))
                        .with(Column.MAIN_DOCUMENT, ""),
                Line.of("Q-1011", "PREMIUM_IN_ADVANCE", lately, ASKS_NOTHING)
                        .period(today, today.plusMonths(3))
                        .amounts("12,50", "0.00", "12,50"));
    }

    /** A line of the receipts file in the making, absent columns being empty. */
    private record Line(Map<Column, String> values) {

        static Line of(String number, String kind, LocalDate createdOn, String siret) {
            return new Line(Map.of())
                    .with(Column.NUMBER, number)
                    .with(Column.KIND, kind)
                    .with(Column.CREATED_ON, createdOn.toString())
                    .with(Column.CLIENT_TYPE, "COMPANY")
                    .with(Column.CLIENT_SIRET, siret)
                    .with(Column.DISPATCH_ENABLED, "true")
                    .with(Column.CORRUPTED, "false")
                    .with(Column.MAIN_DOCUMENT, "quittance-" + number + ".pdf")
                    .amounts("1200.00", "0.00", "1200.00");
        }

        Line with(Column column, String value) {
            Map<Column, String> changed = new EnumMap<>(Column.class);
            changed.putAll(values);
            changed.put(column, value);
            return new Line(changed);
        }

        String get(Column column) {
            return values.getOrDefault(column, "");
        }

        Line period(LocalDate start, LocalDate end) {
            return with(Column.PERIOD_START, start.toString()).with(Column.PERIOD_END, end.toString());
        }

        Line amounts(String exclTax, String vat, String inclTax) {
            return with(Column.AMOUNT_EXCL_TAX, exclTax)
                    .with(Column.VAT_AMOUNT, vat)
                    .with(Column.AMOUNT_INCL_TAX, inclTax);
        }

        List<String> documents() {
            DocumentNames names = DocumentNames.of(get(Column.MAIN_DOCUMENT), get(Column.ATTACHMENTS));
            List<String> all = new ArrayList<>(names.attachments());
            names.main().ifPresent(all::add);
            return all;
        }

        String text() {
            return Column.required().stream().map(this::get).collect(Collectors.joining(";"));
        }
    }
}
