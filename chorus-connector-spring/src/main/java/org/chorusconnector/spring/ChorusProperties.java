package org.chorusconnector.spring;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.dispatch.SupplierSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who calls Chorus Pro, where, and for whom.
 *
 * @param environment Platform to call. Required: nothing is sent to production by default.
 * @param apiUrl Address of the API without path, for the custom environment. Plain http on loopback only.
 * @param oauthUrl Address of the token service without path, for the custom environment. Plain http on loopback only.
 * @param clientId Identifier of the PISTE application. Without it there is no client.
 * @param clientSecret Secret of the PISTE application.
 * @param login Login of the technical account.
 * @param password Password of the technical account.
 * @param supplierId Supplier structure that issues the invoices. Found when the account has exactly one active structure.
 * @param supplierServiceId Service of the supplier structure.
 * @param bankAccountCode Bank account of the supplier to be paid on.
 * @param currentUserId Acting user.
 * @param callsPerSecond Most calls in any second, of this process. Divide the quota where several processes send.
 * @param callsPerHour Most calls in any hour, of this process. Without it, there is no such ceiling.
 * @param callsPerDay Most calls in a day of Paris, of this process.
 * @param interactiveReserve The last calls of a day that are kept for people: batches stop before it.
 * @param timeouts How long a connection may be silent.
 * @param proxyHost Host of the proxy to go through. Without it, the one that the JVM knows.
 * @param proxyPort Port of the proxy.
 * @param proxyUser User of the proxy, where it asks for a login of the scheme Basic.
 * @param proxyPassword Password of that user.
 * @param trustStore File of the form PKCS#12 or JKS with certificates to trust beside those of the JVM.
 * @param trustStorePassword Password of the trust store.
 * @param ledger Ledger in the application's database.
 */
@ConfigurationProperties("chorus")
record ChorusProperties(
        @Nullable Platform environment,
        @Nullable URI apiUrl,
        @Nullable URI oauthUrl,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String login,
        @Nullable String password,
        @Nullable Long supplierId,
        @Nullable Long supplierServiceId,
        @Nullable Long bankAccountCode,
        @Nullable Long currentUserId,
        @DefaultValue("20") int callsPerSecond,
        @Nullable Integer callsPerHour,
        @DefaultValue("1000000") long callsPerDay,
        @DefaultValue("0") long interactiveReserve,
        @DefaultValue TimeoutProperties timeouts,
        @Nullable String proxyHost,
        @DefaultValue("8080") int proxyPort,
        @Nullable String proxyUser,
        @Nullable String proxyPassword,
        @Nullable File trustStore,
        @Nullable String trustStorePassword,
        @DefaultValue LedgerProperties ledger) {

    /** An address that nothing is wrong with, to find out which of two is. */
    private static final URI FINE = URI.create("https://localhost");

    enum Platform {
        /** Qualification environment, with made-up recipients. */
        SANDBOX,
        /** The real platform. */
        PRODUCTION,
        /** The addresses of api-url and oauth-url, for example of a simulator. */
        CUSTOM
    }

    /**
     * The ledger.
     *
     * @param createSchema Whether to create the ledger's tables that are missing at each start. Otherwise create them with
     *     the SQL files below org/chorusconnector/schema; without them an application with a daily run fails to start.
     */
    record LedgerProperties(@DefaultValue("false") boolean createSchema) {}

    /**
     * How long a connection may be silent: no byte sent or received.
     *
     * @param connect Longest time to open a connection, TLS included.
     * @param read Longest silence of a call that only reads.
     * @param upload Longest silence while a file is sent or received.
     * @param submit Longest silence of the submission of an invoice. When it runs out, the outcome is unknown.
     * @param firstPause Wait before the second attempt of a call that may be repeated. It doubles from one attempt to the next.
     * @param retryFor No attempt starts later than this after the first one failed.
     */
    record TimeoutProperties(
            @DefaultValue("10s") Duration connect,
            @DefaultValue("30s") Duration read,
            @DefaultValue("120s") Duration upload,
            @DefaultValue("60s") Duration submit,
            @DefaultValue("500ms") Duration firstPause,
            @DefaultValue("2m") Duration retryFor) {

        Timeouts toTimeouts() {
            return new Timeouts(connect, read, upload, submit, firstPause, retryFor);
        }
    }

    PisteApplication application() {
        String id = required("chorus.client-id", clientId);
        String secret = required("chorus.client-secret", clientSecret);
        PisteApplication.Builder application = named("chorus.client-id", () -> PisteApplication.builder(id, secret));
        named("chorus.calls-per-second", () -> application.callsPerSecond(callsPerSecond));
        named("chorus.calls-per-day", () -> application.callsPerDay(callsPerDay));
        if (callsPerHour != null) {
            named("chorus.calls-per-hour", () -> application.callsPerHour(callsPerHour));
        }
        return named(
                "chorus.interactive-reserve",
                () -> application.interactiveReserve(interactiveReserve).build());
    }

    Account account() {
        String user = required("chorus.login", login);
        String secret = required("chorus.password", password);
        return named("chorus.login", () -> Account.of(user, secret));
    }

    Environment target() {
        return switch (required("chorus.environment", environment)) {
            case SANDBOX -> Environment.sandbox();
            case PRODUCTION -> Environment.production();
            case CUSTOM -> custom(required("chorus.api-url", apiUrl), required("chorus.oauth-url", oauthUrl));
        };
    }

    private static Environment custom(URI api, URI oauth) {
        named("chorus.api-url", () -> Environment.custom(api, FINE));
        named("chorus.oauth-url", () -> Environment.custom(FINE, oauth));
        return Environment.custom(api, oauth);
    }

    /** Leads a client out of the network, where it does not get out by itself. */
    void leadOut(ChorusPro.Builder client) {
        if (proxyHost != null) {
            Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxyHost, proxyPort));
            if (proxyUser == null) {
                client.proxy(proxy);
            } else {
                client.proxy(proxy, proxyUser, required("chorus.proxy-password", proxyPassword));
            }
        } else if (proxyUser != null) {
            required("chorus.proxy-host", proxyHost);
        }
        if (trustStore != null) {
            client.trusting(load(trustStore, trustStorePassword));
        }
    }

    private static KeyStore load(File file, @Nullable String password) {
        try {
            return KeyStore.getInstance(file, password == null ? null : password.toCharArray());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new SetupException(
                    "The property chorus.trust-store names no file that chorus.trust-store-password opens: " + file
                            + ".",
                    "Correct one of them.",
                    e);
        }
    }

    boolean isSandbox() {
        return environment == Platform.SANDBOX;
    }

    SupplierSettings supplier() {
        return new SupplierSettings(
                Optional.ofNullable(supplierId).map(SupplierId::new),
                optional(supplierServiceId),
                optional(bankAccountCode),
                optional(currentUserId));
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static <T> T required(String key, @Nullable T value) {
        // A variable of the environment that is not set gives a blank text.
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw missing(key);
        }
        return value;
    }

    static SetupException missing(String key) {
        return new SetupException(
                "The property " + key + " is not set, or blank.",
                key.equals("chorus.environment")
                        ? "Set it to sandbox, production or custom."
                        : "Set it, for example by the environment variable "
                                + key.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_') + ".");
    }

    /** Names the property whose value is refused. */
    static <T> T named(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new SetupException("The property " + key + " is wrong: " + e.getMessage() + ".", "Correct it.", e);
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "ChorusProperties[environment=" + environment + "]";
    }
}
