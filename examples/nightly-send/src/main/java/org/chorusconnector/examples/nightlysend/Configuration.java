package org.chorusconnector.examples.nightlysend;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.chorusconnector.Language;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.DispatchSettings.EmptyRuns;
import org.chorusconnector.dispatch.InvoiceSettings;
import org.chorusconnector.dispatch.InvoiceSettings.CreditNoteAmounts;
import org.chorusconnector.dispatch.SupplierSettings;
import org.chorusconnector.eligibility.Delays;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.ServiceCodePolicy;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.quartz.DailyDispatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the configuration file and the environment say.
 *
 * @param dispatch how items are selected and sent
 * @param time of day, in Paris, at which {@code schedule} sends
 * @param dialect in which the receipts file is written
 * @param separator of the report's columns
 * @param mail to people, about runs; empty when no server is configured
 * @param access to Chorus Pro; empty when it was not needed
 */
record Configuration(
        DispatchSettings dispatch,
        LocalTime time,
        Dialect dialect,
        char separator,
        Optional<Mail> mail,
        Optional<Access> access) {

    /** Whether Chorus Pro will be called, so that its address and the credentials are needed. */
    enum Use {
        ONLINE,
        OFFLINE
    }

    /** Everything it takes to call Chorus Pro. Its parts hide what is secret. */
    record Access(
            Environment environment,
            PisteApplication application,
            Account account,
            UnaryOperator<ChorusPro.Builder> wayOut) {

        ChorusPro connect() {
            return wayOut.apply(ChorusPro.builder(application, account).environment(environment))
                    .build();
        }
    }

    private enum Target {
        SANDBOX,
        PRODUCTION,
        CUSTOM
    }

    static final char DEFAULT_SEPARATOR = ';';

    private static final int NO_HOURLY_CEILING = Integer.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);
    private static final int MAX_TYPE_CODE = 30;
    private static final URI HARMLESS = URI.create("https://localhost");

    /**
     * Reads a configuration.
     *
     * @param environment variables, which override the keys of the file
     * @throws UsageException naming every key that is wrong or missing
     */
    static Configuration read(Path file, Map<String, String> environment, Use use) {
        Settings settings = Settings.read(file, environment);
        Optional<Target> target = settings.choice(
                "chorus.environment",
                Map.of("sandbox", Target.SANDBOX, "production", Target.PRODUCTION, "custom", Target.CUSTOM));
        if (use == Use.ONLINE && settings.text("chorus.environment").isEmpty()) {
            settings.error("chorus.environment", "is needed. Set it to sandbox, production or custom");
        }
        Optional<Access> access = access(settings, target, use);
        DispatchSettings dispatch = new DispatchSettings(
                eligibility(settings, target),
                invoice(settings),
                supplier(settings),
                settings.integer("dispatch.concurrency", 1, 256, DispatchSettings.DEFAULT_CONCURRENCY),
                wholeSeconds(settings, "dispatch.settling-delay", DispatchSettings.DEFAULT_SETTLING_DELAY),
                wholeSeconds(settings, "dispatch.dead-after", DispatchSettings.DEFAULT_DEAD_AFTER),
                settings.choice("dispatch.report.language", Map.of("fr", Language.FR, "en", Language.EN))
                        .orElse(Language.FR),
                EmptyRuns.NOTIFIED,
                settings.choice("dispatch.numbers-restart-yearly", Map.of("true", true, "false", false))
                        .orElse(false),
                wholeSeconds(settings, "dispatch.max-quota-pause", DispatchSettings.DEFAULT_MAX_QUOTA_PAUSE));
        char separator = settings.separator("dispatch.report.separator", DEFAULT_SEPARATOR);
        Configuration configuration = new Configuration(
                dispatch,
                settings.time("dispatch.time", DailyDispatch.DEFAULT_TIME),
                settings.choice("receipts.dialect", Settings.words(Dialect.values(), Dialect::word))
                        .orElse(Dialect.STANDARD),
                separator,
                Mail.read(settings, separator),
                access);
        // Before the errors: a misspelt key is often why another one is missing.
        settings.formerKeys()
                .forEach((former, key) ->
                        LOG.warn("{}: the key \"{}\" is now called \"{}\". It goes on working", file, former, key));
        settings.warnings().forEach(warning -> LOG.warn("{}: {}", file, warning));
        settings.unknownKeys()
                .forEach(key -> LOG.warn("{}: unknown key \"{}\", which has no effect. Is it misspelt?", file, key));
        settings.throwErrors();
        return configuration;
    }

    /** Opens a client. Only for configurations read with {@link Use#ONLINE}. */
    ChorusPro connect() {
        return access.orElseThrow(() -> new IllegalStateException("The configuration was read for use offline"))
                .connect();
    }

    private static Optional<Access> access(Settings settings, Optional<Target> target, Use use) {
        Optional<URI> apiUrl = address(settings, "chorus.api-url");
        Optional<URI> oauthUrl = address(settings, "chorus.oauth-url");
        Optional<String> clientId = settings.text("chorus.client-id");
        Optional<String> clientSecret = settings.text("chorus.client-secret");
        Optional<String> login = settings.text("chorus.login");
        Optional<String> password = settings.text("chorus.password");
        if (login.filter(text -> text.indexOf(':') >= 0).isPresent()) {
            settings.error("chorus.login", "has no colon. Correct it");
            login = Optional.empty();
        }
        int perSecond = settings.integer("chorus.calls-per-second", 1, 1000, PisteApplication.DEFAULT_CALLS_PER_SECOND);
        long perDay =
                settings.integer("chorus.calls-per-day", 1L, Long.MAX_VALUE, PisteApplication.DEFAULT_CALLS_PER_DAY);
        int perHour = settings.integer("chorus.calls-per-hour", 1, 1_000_000, NO_HOURLY_CEILING);
        UnaryOperator<ChorusPro.Builder> wayOut = WayOut.read(settings, use);
        Timeouts timeouts = timeouts(settings);
        if (use == Use.OFFLINE) {
            return Optional.empty();
        }
        settings.required("chorus.client-id");
        settings.required("chorus.client-secret");
        settings.required("chorus.login");
        settings.required("chorus.password");
        if (target.filter(Target.CUSTOM::equals).isPresent()) {
            settings.required("chorus.api-url");
            settings.required("chorus.oauth-url");
        }
        Optional<Environment> environment = target.flatMap(where -> switch (where) {
            case SANDBOX -> Optional.of(Environment.sandbox());
            case PRODUCTION -> Optional.of(Environment.production());
            case CUSTOM -> apiUrl.flatMap(api -> oauthUrl.map(oauth -> Environment.custom(api, oauth)));
        });
        if (environment.isEmpty()
                || clientId.isEmpty()
                || clientSecret.isEmpty()
                || login.isEmpty()
                || password.isEmpty()) {
            // What is wrong has been noted.
            return Optional.empty();
        }
        PisteApplication.Builder application = PisteApplication.builder(clientId.get(), clientSecret.get())
                .callsPerSecond(perSecond)
                .callsPerDay(perDay);
        if (perHour != NO_HOURLY_CEILING) {
            application.callsPerHour(perHour);
        }
        return Optional.of(new Access(
                environment.get(),
                application.build(),
                Account.of(login.get(), password.get()),
                builder -> wayOut.apply(builder).timeouts(timeouts)));
    }

    private static Timeouts timeouts(Settings settings) {
        Timeouts defaults = Timeouts.DEFAULTS;
        return defaults.withConnect(settings.duration("chorus.timeouts.connect", defaults.connect()))
                .withRead(settings.duration("chorus.timeouts.read", defaults.read()))
                .withUpload(settings.duration("chorus.timeouts.upload", defaults.upload()))
                .withSubmit(settings.duration("chorus.timeouts.submit", defaults.submit()))
                .withFirstPause(settings.duration("chorus.timeouts.first-pause", defaults.firstPause()))
                .withRetryFor(settings.duration("chorus.timeouts.retry-for", defaults.retryFor()));
    }

    private static Optional<URI> address(Settings settings, String key) {
        return settings.read(
                key,
                "must be https, or http on a loopback host, with host and port but neither path nor login,"
                        + " such as https://api.example.org. Correct it",
                text -> {
                    try {
                        URI address = new URI(text);
                        Environment.custom(address, HARMLESS);
                        return Optional.of(address);
                    } catch (URISyntaxException | IllegalArgumentException e) {
                        return Optional.empty();
                    }
                });
    }

    private static EligibilitySettings eligibility(Settings settings, Optional<Target> target) {
        SiretCheck usual = target.filter(Target.SANDBOX::equals).isPresent() ? SiretCheck.LENIENT : SiretCheck.STRICT;
        return new EligibilitySettings(
                settings.date("dispatch.cutoff-date"),
                delays(settings, "premium"),
                delays(settings, "fee"),
                settings.choice(
                                "dispatch.require-service-code",
                                Map.of(
                                        "when-required",
                                        ServiceCodePolicy.WHEN_REQUIRED,
                                        "always",
                                        ServiceCodePolicy.ALWAYS))
                        .orElse(ServiceCodePolicy.WHEN_REQUIRED),
                settings.choice(
                                "dispatch.siret-check",
                                Map.of("strict", SiretCheck.STRICT, "lenient", SiretCheck.LENIENT))
                        .orElse(usual));
    }

    private static Delays delays(Settings settings, String kind) {
        return new Delays(
                settings.integer("dispatch.lead-days." + kind, 0, Integer.MAX_VALUE, 0),
                settings.integer("dispatch.hold-back-days." + kind, 0, Integer.MAX_VALUE, 0));
    }

    private static InvoiceSettings invoice(Settings settings) {
        InvoiceSettings defaults = InvoiceSettings.DEFAULTS;
        Map<String, VatType> vatTypes = Settings.words(VatType.values(), VatType::code);
        return new InvoiceSettings(
                settings.choice(
                                "dispatch.invoice.payment-method",
                                Settings.words(PaymentMethod.values(), PaymentMethod::code))
                        .orElse(defaults.paymentMethod()),
                settings.choice("dispatch.invoice.vat-type.premium", vatTypes).orElse(defaults.premiumVat()),
                settings.choice("dispatch.invoice.vat-type.fee", vatTypes).orElse(defaults.feeVat()),
                settings.text("dispatch.invoice.exemption-reason"),
                settings.choice(
                                "dispatch.invoice.credit-note-amounts",
                                Map.of("negative", CreditNoteAmounts.NEGATIVE, "positive", CreditNoteAmounts.POSITIVE))
                        .orElse(defaults.creditNoteAmounts()),
                settings.<String>read(
                                "dispatch.invoice.attachment-type",
                                "has at most " + MAX_TYPE_CODE
                                        + " characters. Correct it to a type that Chorus Pro lists, or leave it out for "
                                        + defaults.attachmentType(),
                                text -> Optional.of(text).filter(code -> code.length() <= MAX_TYPE_CODE))
                        .orElse(defaults.attachmentType()),
                settings.choice("dispatch.invoice.share-attachments", Map.of("true", true, "false", false))
                        .orElse(defaults.shareAttachments()));
    }

    private static SupplierSettings supplier(Settings settings) {
        OptionalLong supplier = settings.id("chorus.supplier-id");
        return new SupplierSettings(
                supplier.isPresent() ? Optional.of(new SupplierId(supplier.getAsLong())) : Optional.empty(),
                settings.id("chorus.supplier-service-id"),
                settings.id("chorus.bank-account-code"),
                settings.id("chorus.current-user-id"));
    }

    /** At least one: so much the dispatch asks for. */
    private static Duration wholeSeconds(Settings settings, String key, Duration otherwise) {
        Duration time = settings.duration(key, otherwise);
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            settings.error(key, "is at least 1s. Correct it, or leave it out");
            return otherwise;
        }
        return time;
    }
}
