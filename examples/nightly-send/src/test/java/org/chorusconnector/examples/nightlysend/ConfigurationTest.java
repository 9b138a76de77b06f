package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.Language;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.InvoiceSettings;
import org.chorusconnector.dispatch.InvoiceSettings.CreditNoteAmounts;
import org.chorusconnector.dispatch.SupplierSettings;
import org.chorusconnector.eligibility.Delays;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.ServiceCodePolicy;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.examples.nightlysend.Configuration.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    private static final String COMPLETE = """
            chorus.environment=sandbox
            chorus.client-id=id
            chorus.client-secret=s3cret
            chorus.login=TECH_1@cpro.fr
            chorus.password=passw0rd
            """;

    @TempDir
    Path folder;

    private Configuration read(String text, Map<String, String> variables, Use use) {
        Path file = folder.resolve("nightly-send.properties");
        Workplace.write(file, text);
        return Configuration.read(file, variables, use);
    }

    private Configuration offline(String text) {
        return read(text, Map.of(), Use.OFFLINE);
    }

    private String problemsOf(String text, Use use) {
        try {
            read(text, Map.of(), use);
            return "";
        } catch (UsageException e) {
            return e.getMessage();
        }
    }

    @Test
    void hasTheDefaultsOfTheLibrary() {
        Configuration configuration = offline("");

        assertThat(configuration.dispatch()).isEqualTo(DispatchSettings.DEFAULTS);
        assertThat(configuration.time()).isEqualTo(LocalTime.of(19, 0));
        assertThat(configuration.separator()).isEqualTo(';');
    }

    @Test
    void takesEveryKey() {
        Configuration configuration = read(COMPLETE + """
                chorus.supplier-id=26262962
                chorus.supplier-service-id=12
                chorus.bank-account-code=144050
                chorus.current-user-id=7
                chorus.calls-per-second=5
                chorus.calls-per-day=1000
                dispatch.cutoff-date=2026-12-31
                dispatch.lead-days.premium=30
                dispatch.lead-days.fee=1
                dispatch.hold-back-days.premium=2
                dispatch.hold-back-days.fee=5
                dispatch.require-service-code=always
                dispatch.concurrency=8
                dispatch.time=20:15
                dispatch.siret-check=strict
                dispatch.settling-delay=75s
                dispatch.dead-after=30s
                dispatch.invoice.payment-method=CHEQUE
                dispatch.invoice.vat-type.premium=EXONERATION
                dispatch.invoice.vat-type.fee=TVA_SUR_ENCAISSEMENT
                dispatch.invoice.exemption-reason=Art. 261 C du CGI, été
                dispatch.invoice.credit-note-amounts=positive
                dispatch.invoice.attachment-type=RIB
                dispatch.invoice.share-attachments=false
                dispatch.numbers-restart-yearly=true
                dispatch.max-quota-pause=60s
                dispatch.report.separator=,
                dispatch.report.language=en
                """, Map.of(), Use.ONLINE);

        assertThat(configuration.dispatch())
                .isEqualTo(new DispatchSettings(
                        new EligibilitySettings(
                                Optional.of(LocalDate.of(2026, 12, 31)),
                                new Delays(30, 2),
                                new Delays(1, 5),
                                ServiceCodePolicy.ALWAYS,
                                SiretCheck.STRICT),
                        new InvoiceSettings(
                                PaymentMethod.CHEQUE,
                                VatType.EXEMPT,
                                VatType.VAT_ON_RECEIPTS,
                                Optional.of("Art. 261 C du CGI, été"),
                                CreditNoteAmounts.POSITIVE,
                                "RIB",
                                false),
                        new SupplierSettings(
                                Optional.of(new SupplierId(26_262_962)),
                                OptionalLong.of(12),
                                OptionalLong.of(144_050),
                                OptionalLong.of(7)),
                        8,
                        Duration.ofSeconds(75),
                        Duration.ofSeconds(30),
                        Language.EN,
                        DispatchSettings.EmptyRuns.NOTIFIED,
                        true,
                        Duration.ofSeconds(60)));
        assertThat(configuration.time()).isEqualTo(LocalTime.of(20, 15));
        assertThat(configuration.separator()).isEqualTo(',');
        assertThat(configuration.access().orElseThrow().environment()).isEqualTo(Environment.sandbox());
    }

    @Test
    void letsTheEnvironmentWin() {
        Configuration configuration = read(
                "dispatch.lead-days.premium=1\ndispatch.concurrency=4\nreport.language=fr\n",
                Map.of(
                        "DISPATCH_LEAD_DAYS_PREMIUM", "30",
                        "DISPATCH_CUTOFF_DATE", "2026-01-31",
                        "REPORT_LANGUAGE", ""),
                Use.OFFLINE);

        assertThat(configuration.dispatch().eligibility().premiums()).isEqualTo(new Delays(30, 0));
        assertThat(configuration.dispatch().eligibility().cutoffDate()).contains(LocalDate.of(2026, 1, 31));
        assertThat(configuration.dispatch().concurrency()).isEqualTo(4);
    }

    @Test
    void namesTheVariableThatIsWrong() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> read("", Map.of("DISPATCH_CONCURRENCY", "many"), Use.OFFLINE))
                .withMessageContaining("dispatch.concurrency (from the environment: DISPATCH_CONCURRENCY)");
    }

    @Test
    void checksTheSiretKeyLenientlyInTheSandboxAlone() {
        assertThat(siretCheck("chorus.environment=sandbox")).isEqualTo(SiretCheck.LENIENT);
        assertThat(siretCheck("chorus.environment=production")).isEqualTo(SiretCheck.STRICT);
        assertThat(siretCheck("chorus.environment=sandbox\ndispatch.siret-check=strict"))
                .isEqualTo(SiretCheck.STRICT);
    }

    private SiretCheck siretCheck(String text) {
        return offline(text).dispatch().eligibility().siretCheck();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chorus.environment             | prod               | custom, production, sandbox
                    chorus.api-url                 | ftp://x.org        | must be https
                    chorus.api-url                 | http://x.org       | loopback
                    chorus.oauth-url               | https://x.org/oauth| path
                    chorus.oauth-url               | https://[          | must be https
                    chorus.login                   | a:b                | no colon
                    chorus.supplier-id             | 12a                | digits only
                    chorus.supplier-id             | 0                  | digits only
                    chorus.supplier-service-id     | -3                 | digits only
                    chorus.bank-account-code       | FR76               | digits only
                    chorus.current-user-id         | me                 | digits only
                    chorus.proxy-host              | http://x.org       | without scheme
                    chorus.proxy-port              | 65536              | from 1 to 65535
                    chorus.proxy-user              | a:b                | no colon
                    chorus.calls-per-second        | 0                  | from 1 to 1000
                    chorus.calls-per-day           | 1e6                | of 1 or more
                    dispatch.cutoff-date           | 31/12/2026         | YYYY-MM-DD
                    dispatch.cutoff-date           | 2026-02-30         | YYYY-MM-DD
                    dispatch.cutoff-date           | +999999999-12-31   | YYYY-MM-DD
                    dispatch.cutoff-date           | -4999-11-02        | YYYY-MM-DD
                    dispatch.lead-days.premium     | -1                 | of 0 or more
                    dispatch.lead-days.fee         | abc                | of 0 or more
                    dispatch.hold-back-days.premium| 1.5                | of 0 or more
                    dispatch.hold-back-days.fee    | 99999999999999999999| of 0 or more
                    dispatch.require-service-code  | never              | always, when-required
                    dispatch.concurrency           | 257                | from 1 to 256
                    dispatch.time                  | 24:00              | HH:MM
                    dispatch.time                  | 02:30              | clocks change
                    dispatch.siret-check           | none               | lenient, strict
                    dispatch.settling-delay        | 0s                 | with its unit
                    dispatch.dead-after            | soon               | with its unit
                    dispatch.dead-after            | 90                 | with its unit
                    dispatch.max-quota-pause       | 500ms              | at least 1s
                    chorus.timeouts.read           | 25h                | at most 24h
                    chorus.timeouts.first-pause    | 0ms                | leave it out for 500ms
                    dispatch.invoice.payment-method         | virement           | VIREMENT
                    dispatch.invoice.vat-type.premium       | TVA                | SANS_TVA
                    dispatch.invoice.vat-type.fee           | none               | TVA_SUR_DEBIT
                    dispatch.invoice.credit-note-amounts    | both               | negative, positive
                    dispatch.invoice.attachment-type        | 1234567890123456789012345678901 | at most 30
                    dispatch.report.separator               | ab                 | one character
                    dispatch.report.separator               | a                  | one character
                    dispatch.report.language                | de                 | en, fr
                    """)
    void namesTheKeyTheRuleAndTheNextStep(String key, String value, String rule) {
        assertThat(problemsOf(key + "=" + value, Use.OFFLINE))
                .contains("nightly-send.properties")
                .contains("  " + key + ": ")
                .contains(rule)
                .contains("Correct it");
    }

    @Test
    void goesOnTakingFormerKeysWithAWarning() {
        try (Logged logged = Logged.by(Configuration.class)) {
            Configuration configuration = read(
                    COMPLETE + "dispatch.settling-delay-seconds=75\ninvoice.attachment-type=RIB\nreport.language=en\n"
                            + "dispatch.report.separator=,\nreport.separator=!\n",
                    Map.of("DISPATCH_DEAD_AFTER_SECONDS", "30"),
                    Use.ONLINE);

            assertThat(configuration.dispatch().settlingDelay()).isEqualTo(Duration.ofSeconds(75));
            assertThat(configuration.dispatch().deadAfter()).isEqualTo(Duration.ofSeconds(30));
            assertThat(configuration.dispatch().language()).isEqualTo(Language.EN);
            assertThat(configuration.dispatch().invoice().attachmentType()).isEqualTo("RIB");
            assertThat(configuration.separator()).as("the new name counts").isEqualTo(',');
            assertThat(logged.warnings())
                    .filteredOn(warning -> !warning.contains("chmod"))
                    .hasSize(4)
                    .anySatisfy(warning -> assertThat(warning)
                            .contains("\"dispatch.settling-delay-seconds\" is now called \"dispatch.settling-delay\""));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void warnsOfAFileThatOthersMayReadOrChange() throws IOException {
        assertThat(warningsOf("rw-------", COMPLETE)).isEmpty();
        assertThat(warningsOf("rw-r-----", COMPLETE)).isEmpty();
        assertThat(warningsOf("rw-r--r--", COMPLETE)).singleElement().asString().contains("may read the secrets");
        assertThat(warningsOf("rw-r--r--", "dispatch.concurrency=2\n")).isEmpty();
        assertThat(warningsOf("rw-rw-rw-", "dispatch.concurrency=2\n"))
                .singleElement()
                .asString()
                .contains("may change it", "chmod 600");
    }

    private List<String> warningsOf(String mode, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("modes.properties"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return Settings.read(file, Map.of()).warnings();
    }

    @Test
    void warnsOfBackslashesThatTheFormatDropsWithoutShowingTheValue() {
        try (Logged logged = Logged.by(Configuration.class)) {
            read(
                    COMPLETE.replaceAll("(?m)^chorus.password=.*", "chorus.password=Ab\\\\dEf#1!é=:")
                            + "# a \\comment\ndispatch.report.separator=\\t\n"
                            + "dispatch.invoice.exemption-reason=a \\\\\\\\ b\n",
                    Map.of(),
                    Use.ONLINE);

            assertThat(logged.warnings())
                    .filteredOn(warning -> !warning.contains("chmod"))
                    .singleElement()
                    .asString()
                    .contains("has a backslash that a properties file drops", "write it twice")
                    .doesNotContain("Ab", "dEf");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chorus.environment",
                "chorus.client-id",
                "chorus.client-secret",
                "chorus.login",
                "chorus.password"
            })
    void needsTheAccessOnlyWhenItCallsChorusPro(String key) {
        String without = COMPLETE.replaceAll("(?m)^" + key + "=.*\n", "");

        assertThat(problemsOf(without, Use.ONLINE)).contains("  " + key + ": is needed");
        assertThat(problemsOf(without, Use.OFFLINE)).isEmpty();
    }

    @Test
    void wantsALoginOfAProxyAsAWhole() {
        assertThat(problemsOf(COMPLETE + "chorus.proxy-host=proxy.example\nchorus.proxy-password=pr0xy", Use.ONLINE))
                .contains("chorus.proxy-user: goes with chorus.proxy-password")
                .doesNotContain("pr0xy");
        assertThat(problemsOf(COMPLETE + "chorus.proxy-user=me\nchorus.proxy-password=pr0xy", Use.ONLINE))
                .contains("chorus.proxy-host: is needed");
    }

    @Test
    void opensTheTrustStoreOnlyWhenItCallsChorusPro() throws Exception {
        Workplace.write(folder.resolve("root.crt"), "no key store");
        for (String file : List.of("missing.p12", "root.crt")) {
            String text = COMPLETE + "chorus.trust-store=" + folder.resolve(file) + "\n";

            assertThat(problemsOf(text, Use.ONLINE)).contains("  chorus.trust-store: must be a file", "keytool");
            assertThat(problemsOf(text, Use.OFFLINE)).isEmpty();
        }
    }

    @Test
    void needsBothAddressesOfACustomEnvironment() {
        String custom = COMPLETE.replace("sandbox", "custom");

        assertThat(problemsOf(custom, Use.ONLINE)).contains("chorus.api-url: is needed", "chorus.oauth-url: is needed");
        assertThat(problemsOf(
                        custom + "chorus.api-url=http://127.0.0.1:8080\nchorus.oauth-url=https://oauth.example.org\n",
                        Use.ONLINE))
                .isEmpty();
    }

    @Test
    void tellsAllErrorsAtOnceWithoutAnyValue() {
        String problems = problemsOf(
                COMPLETE.replace("TECH_1@cpro.fr", "log:in") + "dispatch.time=7pm\ndispatch.concurrency=0\n",
                Use.ONLINE);

        assertThat(problems.lines()).hasSize(4);
        assertThat(problems).contains("chorus.login", "dispatch.time", "dispatch.concurrency");
        assertThat(problems).doesNotContain("s3cret", "passw0rd", "log:in", "7pm");
    }

    @Test
    void hidesSecrets() {
        String proxy = "chorus.proxy-host=proxy.example\nchorus.proxy-user=me-7f31\nchorus.proxy-password=pr0xy\n";
        assertThat(read(COMPLETE + proxy, Map.of(), Use.ONLINE).toString())
                .doesNotContain("s3cret", "passw0rd", "TECH_1", "me-7f31", "pr0xy");
        assertThat(new Surroundings(Map.of("CHORUS_PASSWORD", "passw0rd"), Clock.systemUTC()).toString())
                .doesNotContain("passw0rd");
    }

    @Test
    void warnsOfUnknownKeys() {
        try (Logged logged = Logged.by(Configuration.class)) {
            offline("dispatch.cutof-date=2026-12-31\n");

            assertThat(logged.warnings()).singleElement().asString().contains("\"dispatch.cutof-date\"");
        }
    }

    @Test
    void warnsOfUnknownKeysAlsoWhereAnotherOneIsWrong() {
        try (Logged logged = Logged.by(Configuration.class)) {
            assertThatExceptionOfType(UsageException.class)
                    .isThrownBy(() -> offline("dispatch.cutof-date=2026-12-31\ndispatch.concurrency=0\n"));

            assertThat(logged.warnings()).singleElement().asString().contains("\"dispatch.cutof-date\"");
        }
    }

    @Test
    void asksForTheServerOfTheMailsWhereTheirAddressesAreSet() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> offline("mail.to=ada@example.org\n"))
                .withMessageContaining("mail.host");
    }

    @Test
    void readsUtf8WithOrWithoutAByteOrderMark() {
        assertThat(offline("\uFEFFreport.language=en\n").dispatch().language()).isEqualTo(Language.EN);
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws Exception {
        Path file = folder.resolve("latin.properties");
        Files.write(file, "dispatch.invoice.exemption-reason=exonéré\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Configuration.read(file, Map.of(), Use.OFFLINE))
                .withMessageContaining("UTF-8");
    }

    @Test
    void takesATabAsSeparator() {
        assertThat(offline("dispatch.report.separator=\\t\n").separator()).isEqualTo('\t');
        assertThat(offline("dispatch.report.separator=\n").separator()).isEqualTo(';');
    }
}
