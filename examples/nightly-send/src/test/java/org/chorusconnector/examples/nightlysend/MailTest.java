package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chorusconnector.examples.nightlysend.Workplace.Ended;
import org.chorusconnector.examples.nightlysend.Workplace.Line;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTest {

    private static final String DAY = "--date=2022-01-01";

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    @TempDir
    Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void listen() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private Workplace broker(String... further) {
        Stream<String> mail = Stream.of(
                "mail.host=127.0.0.1",
                "mail.port=" + server.getSmtp().getPort(),
                "mail.tls=none",
                "mail.from=chorus@broker.example",
                "mail.to=anne@broker.example, \"Comptabilit\u00e9\" <compta@broker.example>");
        return Workplace.on(
                CHORUS.simulator(),
                folder,
                Stream.concat(mail, Stream.of(further)).toArray(String[]::new));
    }

    @Test
    void sendsTheReportOfARunToTheAdministrators() throws Exception {
        Workplace broker = broker();
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.run(DAY);

        assertThat(ended.code()).as(ended.err()).isZero();
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).as("one for each recipient").hasSize(2);
        assertThat(received[0].getSubject()).isEqualTo("Chorus Pro: 1 sent \u2013 2022-01-01 \u2013 127.0.0.1");
        MimeMultipart parts = (MimeMultipart) received[0].getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).startsWith("Sent: 1.");
        assertThat(parts.getBodyPart(1).getFileName()).matches("report-[0-9a-f-]{36}\\.csv");
        assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(";Q-1;PREMIUM_IN_ADVANCE;");
    }

    @Test
    void tellsOfANightWithoutCutoffDate() throws Exception {
        Workplace broker = broker("dispatch.cutoff-date=");
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.run(DAY);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(server.getReceivedMessages()[0].getSubject()).startsWith("Chorus Pro: the daily run failed");
    }

    @Test
    void aMailThatCannotBeSentChangesNothingToTheRun() {
        Workplace broker = broker("mail.user=me", "mail.password=gehe1m");
        server.stop();
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.run(DAY);

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).doesNotContain("gehe1m");
        assertThat(CHORUS.simulator().invoices()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mail.host=smtp.broker.example | mail.tls: is none on this machine alone
                    mail.host=smtp://x            | mail.host: must be a host alone
                    mail.from=                    | mail.from: is needed
                    mail.from=a@b.example,c@d.example | mail.from: must be addresses
                    mail.to=anne at broker        | mail.to: must be addresses
                    mail.user=me                  | mail.user: goes with mail.password
                    mail.tls=ssl3                 | mail.tls: must be one of
                    """)
    void namesTheKeyThatIsWrong(String setting, String problem) {
        Workplace broker = broker(setting);
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.run(DAY);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(problem);
    }
}
