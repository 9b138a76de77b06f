package org.chorusconnector.client.internal.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.client.doctor.Link;
import org.chorusconnector.client.internal.call.CallFailures;
import org.chorusconnector.client.internal.call.CallIdentity;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.http.GET;

/**
 * One connection to one host, made as calls make theirs but looked at stage by stage: where it got to says which link is
 * broken, exceptions alone do not. What the host answers is of no interest, but for the time: real calls judge the rest.
 */
public final class ConnectionProbe {

    private static final String SET_THE_PROXY =
            "configure it (chorus.proxy-host and chorus.proxy-port, or the builder's proxy(Proxy)) or name it to the JVM"
                    + " (-Dhttps.proxyHost=... -Dhttps.proxyPort=...).";

    private static final int PROXY_ASKS_FOR_LOGIN = 407;

    private final URI host;
    private final Clock clock;
    private final Timeouts timeouts;
    private final Retrofit retrofit;
    private final Stages stages = new Stages();

    /**
     * A probe, to be used once.
     *
     * @param client the one that makes the calls
     */
    ConnectionProbe(URI host, OkHttpClient client, Clock clock, Timeouts timeouts) {
        this.host = host;
        this.clock = clock;
        this.timeouts = timeouts;
        Authenticator ofTheHost = client.proxyAuthenticator();
        this.retrofit = new Retrofit.Builder()
                .baseUrl(host + "/")
                .callFactory(client.newBuilder()
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                        .eventListener(stages)
                        .proxyAuthenticator((route, challenge) -> answer(ofTheHost, route, challenge))
                        .build())
                .build();
    }

    /**
     * Connects.
     *
     * @return how far our clock is ahead of the host's, negative when it is behind; empty when the host does not tell
     */
    Optional<Duration> reach() throws BrokenLinkException {
        retrofit2.Call<Void> call = retrofit.create(Reaching.class).reach();
        call.timeout().timeout(timeouts.connect().plus(timeouts.read()).toNanos(), TimeUnit.NANOSECONDS);
        Instant before = clock.instant();
        try {
            retrofit2.Response<Void> response = call.execute();
            if (response.code() == PROXY_ASKS_FOR_LOGIN) {
                throw loginRefused();
            }
            if (response.headers().get("Age") != null) {
                // A cache gave it: it tells when it was written, not when it was asked for.
                return Optional.empty();
            }
            Instant after = clock.instant();
            return Optional.ofNullable(response.headers().getDate("Date"))
                    .map(Date::toInstant)
                    .map(date -> ahead(before, after, date));
        } catch (IOException failed) {
            if (Thread.currentThread().isInterrupted()) {
                throw CallFailures.interrupted(CallIdentity.of(call), null);
            }
            throw judged(failed);
        }
    }

    /** Through which proxy the connection went, or would have gone; without a login. */
    Optional<String> proxy() {
        return stages.proxyName();
    }

    /** Nothing as long as the host wrote its answer, whose time has whole seconds, while we waited for it. */
    private static Duration ahead(Instant before, Instant after, Instant date) {
        if (date.isBefore(before.minusSeconds(1))) {
            return Duration.between(date, before);
        }
        return date.isAfter(after) ? Duration.between(date, after) : Duration.ZERO;
    }

    private @Nullable Request answer(Authenticator ofTheHost, @Nullable Route route, Response challenge)
            throws IOException {
        // OkHttp also asks before the proxy does.
        boolean isReal =
                challenge.challenges().stream().noneMatch(one -> one.scheme().equalsIgnoreCase("OkHttp-Preemptive"));
        Request withLogin = ofTheHost.authenticate(route, challenge);
        stages.loginRefused |= isReal && withLogin == null;
        return withLogin;
    }

    private BrokenLinkException judged(IOException failure) {
        String name = host.getHost();
        if (stages.securing && !stages.secured) {
            return tls(failure, name);
        }
        if (stages.secured || (stages.connected && !host.getScheme().equals("https"))) {
            return new BrokenLinkException(
                    Link.HOSTS,
                    name + " takes connections, but does not answer",
                    "Examine again later; if it lasts, the platform is down, or the address is not that of Chorus Pro.");
        }
        if (stages.loginRefused) {
            return loginRefused();
        }
        if (stages.proxy().isPresent()) {
            return proxy(failure, name);
        }
        if (has(failure, UnknownHostException.class)) {
            return new BrokenLinkException(
                    Link.DNS,
                    "the name " + name + " is not known here",
                    "Check the environment, and the DNS of this machine; where the network admits proxies only, "
                            + SET_THE_PROXY);
        }
        if (has(failure, SocketTimeoutException.class)) {
            return new BrokenLinkException(
                    Link.CONNECTION,
                    name + " took no connection within " + timeouts.connect().toSeconds() + " s",
                    "Have the firewall open the way to " + address() + "; or, where the network admits proxies only, "
                            + SET_THE_PROXY);
        }
        return new BrokenLinkException(
                Link.CONNECTION,
                address() + " cannot be connected to",
                "Check address and port of the environment, and that the firewall lets this machine through.");
    }

    private BrokenLinkException loginRefused() {
        return new BrokenLinkException(
                Link.PROXY,
                "the proxy " + proxyName() + " asks for a login (407), and was given none that it takes",
                "Configure user and password of the proxy (chorus.proxy-user and chorus.proxy-password, or the builder's"
                        + " proxy(Proxy, user, password)), which does for the scheme Basic; for any other, have the proxy admit"
                        + " this machine.");
    }

    private BrokenLinkException proxy(IOException failure, String name) {
        // OkHttp does not even look up what cannot be a name.
        if (has(failure, UnknownHostException.class) || has(failure, IllegalArgumentException.class)) {
            return new BrokenLinkException(
                    Link.PROXY,
                    "the name of the proxy " + proxyName() + " is not known",
                    "Correct the host of the proxy.");
        }
        if (has(failure, ConnectException.class) || has(failure, SocketTimeoutException.class)) {
            return new BrokenLinkException(
                    Link.PROXY,
                    "the proxy " + proxyName() + " takes no connection",
                    "Check host and port of the proxy, and that it is up.");
        }
        return new BrokenLinkException(
                Link.PROXY,
                "the proxy " + proxyName() + " opens no way to " + name,
                "Have whoever runs the proxy admit " + address() + ".");
    }

    private static BrokenLinkException tls(IOException failure, String name) {
        if (has(failure, SSLPeerUnverifiedException.class)) {
            return new BrokenLinkException(
                    Link.TLS,
                    "the certificate that " + name + " shows is for another name",
                    "Check the address of the environment; something else answers in its place.");
        }
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return new BrokenLinkException(
                    Link.TLS,
                    "the certificate that " + name + " shows is not valid at this time",
                    "Check the date of this machine first; if it is right, the certificate has to be renewed there.");
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)) {
            return new BrokenLinkException(
                    Link.TLS,
                    "nobody whom this JVM trusts has signed the certificate that " + name + " shows",
                    "If a proxy of the network inspects TLS, put its root certificate into a trust store (keytool -importcert)"
                            + " and configure it (chorus.trust-store, or the builder's trusting(KeyStore)); otherwise update the"
                            + " JDK.");
        }
        return new BrokenLinkException(
                Link.TLS,
                "no TLS session with " + name + " comes about",
                "Check that the address takes TLS 1.2 or later, and that no firewall breaks it off.");
    }

    private String address() {
        return host.getHost() + ":" + HttpUrl.get(host).port();
    }

    private String proxyName() {
        return stages.proxyName().orElse("of the network");
    }

    /** Whether an exception of this kind is the cause, or that of another address of the same host. */
    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        return kind.isInstance(failure)
                || Stream.concat(Stream.ofNullable(failure.getCause()), Arrays.stream(failure.getSuppressed()))
                        .anyMatch(inner -> has(inner, kind));
    }

    /** How far the connection got. OkHttp tries several addresses at once: what one of them reached is reached. */
    private static final class Stages extends EventListener {

        private volatile @Nullable Proxy used;
        private volatile boolean loginRefused;
        private volatile boolean connected;
        private volatile boolean securing;
        private volatile boolean secured;

        Optional<Proxy> proxy() {
            return Optional.ofNullable(used).filter(proxy -> proxy.type() != Proxy.Type.DIRECT);
        }

        /** Without what stands before the host: some write a login there. */
        Optional<String> proxyName() {
            return proxy().map(Proxy::address).map(Stages::name);
        }

        private static String name(SocketAddress address) {
            if (address instanceof InetSocketAddress internet) {
                String host = internet.getHostString();
                return String.format(
                        Locale.ROOT, "%s:%d", host.substring(host.lastIndexOf('@') + 1), internet.getPort());
            }
            return "of the network";
        }

        @Override
        public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
            used = proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
        }

        @Override
        public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            used = proxy;
        }

        @Override
        public void secureConnectStart(Call call) {
            securing = true;
        }

        @Override
        public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
            secured = true;
        }

        @Override
        public void connectionAcquired(Call call, okhttp3.Connection connection) {
            connected = true;
        }
    }

    // Not named Api: that word is for the services of the contract.
    interface Reaching {

        @GET("/")
        @CallSafety(value = CallSafety.Level.READ, service = "")
        retrofit2.Call<Void> reach();
    }
}
