package org.chorusconnector.examples.nightlysend;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.chorusconnector.dispatch.Notifier;
import org.chorusconnector.report.ReportFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells the "Administrateurs Chorus" by mail what became of a run, with its report as CSV. A mail that cannot be sent is logged
 * by the run, and changes nothing to it. Thread-safe.
 */
final class Mail implements Notifier {

    /** How the connection to the mail server is kept secret. */
    private enum Tls {
        /** Begins in clear, and goes on with TLS or not at all. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** In clear: on this machine alone. */
        NONE
    }

    private static final int SUBMISSION_PORT = 587;
    private static final int MAX_PORT = 65_535;
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

    private static final String CONNECT_MILLIS = "10000";
    private static final String SILENCE_MILLIS = "60000";

    private final Properties server;
    private final @Nullable Authenticator login;
    private final InternetAddress from;
    private final InternetAddress[] to;
    private final char separator;

    private Mail(
            Properties server,
            @Nullable Authenticator login,
            InternetAddress from,
            InternetAddress[] to,
            char separator) {
        this.server = server;
        this.login = login;
        this.from = from;
        this.to = to;
        this.separator = separator;
    }

    /**
     * What the configuration says; empty when it names no mail server, or something is wrong with it, which is noted.
     *
     * @param separator of the columns of the attached report
     */
    static Optional<Mail> read(Settings settings, char separator) {
        Optional<String> host = settings.read(
                "mail.host",
                "must be a host alone, without scheme, port or login. Correct it, or leave it out for no mails",
                text -> Optional.of(text).filter(name -> name.matches("[A-Za-z0-9._:-]+")));
        int port = settings.integer("mail.port", 1, MAX_PORT, SUBMISSION_PORT);
        Tls tls = settings.choice("mail.tls", Map.of("starttls", Tls.STARTTLS, "tls", Tls.TLS, "none", Tls.NONE))
                .orElse(Tls.STARTTLS);
        Optional<String> user = settings.text("mail.user");
        Optional<String> password = settings.text("mail.password");
        Optional<InternetAddress[]> from = addresses(settings, "mail.from").filter(list -> list.length == 1);
        Optional<InternetAddress[]> to = addresses(settings, "mail.to");
        if (host.isEmpty()) {
            if (from.isPresent() || to.isPresent() || user.isPresent() || password.isPresent()) {
                settings.required("mail.host");
            }
            return Optional.empty();
        }
        settings.required("mail.from");
        settings.required("mail.to");
        if (user.isPresent() != password.isPresent()) {
            settings.error("mail.user", "goes with mail.password. Set both, or leave both out");
            return Optional.empty();
        }
        if (tls == Tls.NONE && !LOOPBACK.contains(host.get())) {
            settings.error("mail.tls", "is none on this machine alone. Set it to starttls or tls");
            return Optional.empty();
        }
        if (from.isEmpty() || to.isEmpty()) {
            // What is wrong has been noted.
            return Optional.empty();
        }
        Authenticator login = user.isEmpty() || password.isEmpty() ? null : new Login(user.get(), password.get());
        return Optional.of(
                new Mail(server(host.get(), port, tls, login != null), login, from.get()[0], to.get(), separator));
    }

    private static Optional<InternetAddress[]> addresses(Settings settings, String key) {
        return settings.read(
                key, "must be addresses of mail, separated by commas; mail.from is one. Correct it", text -> {
                    try {
                        InternetAddress[] list = InternetAddress.parse(text, true);
                        for (InternetAddress address : list) {
                            address.validate();
                        }
                        return list.length == 0 || (key.equals("mail.from") && list.length > 1)
                                ? Optional.empty()
                                : Optional.of(list);
                    } catch (AddressException e) {
                        return Optional.empty();
                    }
                });
    }

    private static Properties server(String host, int port, Tls tls, boolean withLogin) {
        Properties server = new Properties();
        server.setProperty("mail.smtp.host", host);
        server.setProperty("mail.smtp.port", String.valueOf(port));
        server.setProperty("mail.smtp.auth", String.valueOf(withLogin));
        server.setProperty("mail.smtp.starttls.enable", String.valueOf(tls == Tls.STARTTLS));
        server.setProperty("mail.smtp.starttls.required", String.valueOf(tls == Tls.STARTTLS));
        server.setProperty("mail.smtp.ssl.enable", String.valueOf(tls == Tls.TLS));
        server.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        server.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        server.setProperty("mail.smtp.timeout", SILENCE_MILLIS);
        server.setProperty("mail.smtp.writetimeout", SILENCE_MILLIS);
        return server;
    }

    private static final class Login extends Authenticator {

        private final PasswordAuthentication login;

        Login(String user, String password) {
            this.login = new PasswordAuthentication(user, password);
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return login;
        }
    }

    @Override
    public void runEnded(Notice notice) {
        try {
            // On disk, since a report has as many lines as there were items.
            Path report = Files.createTempFile("report-", ".csv");
            try {
                notice.report().write(ReportFormat.csv(separator), report);
                MimeBodyPart attachment = new MimeBodyPart();
                attachment.attachFile(report.toFile(), "text/csv; charset=UTF-8", "base64");
                attachment.setFileName("report-" + notice.summary().run() + ".csv");
                send(notice.subject(), notice.text(), Optional.of(attachment));
            } finally {
                Files.deleteIfExists(report);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The report could not be attached to a mail", e);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail about the run could not be sent; see mail.*", e);
        }
    }

    @Override
    public void runFailed(Failure failure) {
        try {
            send(failure.subject(), failure.text(), Optional.empty());
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail about the failed run could not be sent; see mail.*", e);
        }
    }

    private void send(String subject, String text, Optional<MimeBodyPart> attachment) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(server, login));
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        MimeBodyPart body = new MimeBodyPart();
        body.setText(text, StandardCharsets.UTF_8.name());
        MimeMultipart parts = new MimeMultipart(body);
        if (attachment.isPresent()) {
            parts.addBodyPart(attachment.get());
        }
        message.setContent(parts);
        Transport.send(message);
    }

    /** Without login. */
    @Override
    public String toString() {
        return "Mail[" + server.getProperty("mail.smtp.host") + "]";
    }
}
