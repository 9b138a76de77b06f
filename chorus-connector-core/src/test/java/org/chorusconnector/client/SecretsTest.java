package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.chorusconnector.client.Contract.Fullness;
import org.chorusconnector.client.Contract.Service;
import org.chorusconnector.client.files.FileId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whatever happens, neither logs at their finest nor exceptions nor texts of objects show a secret or who is invoiced. */
class SecretsTest {

    private static final String CLIENT_ID = "client-id-7f31";
    private static final String CLIENT_SECRET = "client-secret-7f31";
    private static final String LOGIN = "TECH_7f31@cpro.fr";
    private static final String PASSWORD = "password-7f31";
    private static final String ACCOUNT_HEADER = "VEVDSF83ZjMxQGNwcm8uZnI6cGFzc3dvcmQtN2YzMQ==";
    private static final String TOKEN = "token-7f31";
    private static final String RECIPIENT = "12345678200051";
    private static final String IN_THE_ANSWER = "Jeanne Dupont";

    private static final String MAIL = "jeanne.dupont@mairie.example";
    private static final String FILE_RECEIVED = "SmVhbm5lIER1cG9udA==";
    private static final String FILE_SENT = "%PDF-1.7";
    private static final String FILE_SENT_IN_BASE64 = "JVBERi0xLj";

    private static final List<String> HIDDEN = List.of(
            CLIENT_ID,
            CLIENT_SECRET,
            LOGIN,
            PASSWORD,
            ACCOUNT_HEADER,
            TOKEN,
            RECIPIENT,
            IN_THE_ANSWER,
            MAIL,
            FILE_RECEIVED,
            FILE_SENT,
            FILE_SENT_IN_BASE64);

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger jdkRoot = java.util.logging.Logger.getLogger("");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            written.add(event.getLoggerName() + " " + event.getFormattedMessage());
            if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
                note(proxy.getThrowable());
            }
        }
    };
    private final Handler jdkHandler = new Handler() {
        @Override
        public void publish(LogRecord event) {
            written.add(event.getLoggerName() + " " + new SimpleFormatter().formatMessage(event));
            if (event.getThrown() != null) {
                note(event.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Optional<Appender<ILoggingEvent>> console = Optional.ofNullable(root.getAppender("console"));
    private final Level levelBefore = root.getLevel();
    private final java.util.logging.Level jdkLevelBefore = jdkRoot.getLevel();

    @BeforeEach
    void listen() {
        appender.start();
        root.addAppender(appender);
        console.ifPresent(root::detachAppender);
        root.setLevel(Level.TRACE);
        jdkRoot.addHandler(jdkHandler);
        jdkRoot.setLevel(java.util.logging.Level.ALL);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(appender);
        console.ifPresent(root::addAppender);
        root.setLevel(levelBefore);
        jdkRoot.removeHandler(jdkHandler);
        jdkRoot.setLevel(jdkLevelBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {\"codeRetour\":0,\"libelle\":\"ok\",\"identifiantFactureCPP\":8316848}",
                "200 {\"codeRetour\":0,\"identifiantFactureCPP\":\"Jeanne Dupont\"}",
                "200 {\"codeRetour\":0,\"identifiantFactureCPP\":8316848 Jeanne Dupont",
                "200 Jeanne Dupont",
                "401 {\"Description\":\"Jeanne Dupont\"}",
                "403 Jeanne Dupont",
                "429 Jeanne Dupont",
                "500 Jeanne Dupont",
            })
    void areNotShownByACall(String answer) throws IOException {
        int status = Integer.parseInt(answer.substring(0, 3));
        String body = answer.substring(4);
        try (RawServer server = RawServer.start(exchange -> {
                    boolean token = exchange.path().equals("/api/oauth/token");
                    exchange.json(
                            token ? 200 : status,
                            token ? "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600}" : body);
                });
                ChorusPro chorus = client(server)) {
            submit(chorus);
        }

        assertThat(written).as("the call was logged").anyMatch(line -> line.contains("soumettreFacture"));
        assertNothingIsShown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 {\"error\":\"invalid_client\"}",
                "200 {\"access_token\":\"token-7f31\\u00e9\",\"expires_in\":3600}",
                "200 {\"access_token\":{\"x\":\"token-7f31\"},\"expires_in\":3600}",
                "200 {\"access_token\":\"token-7f31\",\"expires_in\":\"token-7f31\"}",
                "200 token-7f31",
            })
    void areNotShownWhenThereIsNoToken(String answer) throws IOException {
        try (RawServer server = RawServer.start(
                        exchange -> exchange.json(Integer.parseInt(answer.substring(0, 3)), answer.substring(4)));
                ChorusPro chorus = client(server)) {
            submit(chorus);
        }

        assertThat(written).as("the call was logged").anyMatch(line -> line.contains("obtenirJeton"));
        assertNothingIsShown();
    }

    @Test
    void areNotShownByWhatHoldsThem() {
        written.add(Account.of(LOGIN, PASSWORD).toString());
        written.add(PisteApplication.of(CLIENT_ID, CLIENT_SECRET).toString());
        written.add(ChorusPro.builder(PisteApplication.of(CLIENT_ID, CLIENT_SECRET), Account.of(LOGIN, PASSWORD))
                .environment(Environment.sandbox())
                .build()
                .toString());
        written.add(Clients.invoice("FA-1", new FileId(1)).build().toString());

        assertNothingIsShown();
    }

    /** Each of them in all its ends, with persons in every text that comes and a file in each direction. */
    @Test
    void areNotShownByAnyService() throws IOException {
        Map<String, Service> services = Contract.services().values().stream()
                .collect(Collectors.toMap(Service::path, service -> service, (one, other) -> one));
        AtomicInteger round = new AtomicInteger();
        try (RawServer server = RawServer.start(exchange -> {
                    if (exchange.path().equals("/api/oauth/token")) {
                        exchange.json(200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600}");
                        return;
                    }
                    String body = personal(services.get(exchange.path()));
                    switch (round.get()) {
                        case 0 -> exchange.json(200, body);
                        case 1 -> exchange.json(500, body);
                        case 2 -> exchange.json(401, body);
                        case 3 -> exchange.json(200, body.substring(0, body.length() - 1));
                        default -> exchange.hangUp();
                    }
                });
                ChorusPro chorus = client(server)) {
            for (; round.get() < 5; round.incrementAndGet()) {
                SampleCalls.ALL.keySet().forEach(service -> call(service, chorus));
            }
        }

        assertThat(SampleCalls.ALL.keySet())
                .allSatisfy(service -> assertThat(written).anyMatch(line -> line.contains(service)));
        assertThat(written).as("the HTTP client was listened to").anyMatch(line -> line.startsWith("okhttp3."));
        assertNothingIsShown();
    }

    /** An answer whose every text is a person; of a download, the file is. */
    private static String personal(Service service) {
        String text = Contract.isDownload(service) ? FILE_RECEIVED : IN_THE_ANSWER + " " + MAIL;
        return service.answer(Fullness.FULL)
                .toString()
                .replace("QUJD", text)
                // Every other text is the name of its field.
                .replaceAll("\"(\\w+)\":(\\[?)\"\\1\"", "\"$1\":$2\"" + Matcher.quoteReplacement(text) + "\"");
    }

    private void call(String service, ChorusPro chorus) {
        try {
            SampleCalls.result(service, chorus);
        } catch (ChorusException thrown) {
            note(thrown);
        }
    }

    private void note(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        written.add(trace.toString());
    }

    private void assertNothingIsShown() {
        for (String secret : HIDDEN) {
            assertThat(written).noneMatch(line -> line.contains(secret));
        }
    }

    private static ChorusPro client(RawServer server) {
        return ChorusPro.builder(
                        PisteApplication.builder(CLIENT_ID, CLIENT_SECRET)
                                .callsPerSecond(500)
                                .build(),
                        Account.of(LOGIN, PASSWORD))
                .environment(Environment.custom(server.url("http"), server.url("http")))
                .timeouts(Clients.QUICK)
                .build();
    }

    private void submit(ChorusPro chorus) {
        try {
            chorus.invoices().submit(Clients.invoice("FA-1", new FileId(1)).build());
        } catch (ChorusException thrown) {
            note(thrown);
        }
    }
}
