package org.chorusconnector.client;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Where Chorus Pro is reached: the addresses of its API and of the PISTE token service. Immutable. */
public final class Environment {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI apiUrl;
    private final URI oauthUrl;
    private final String name;

    private Environment(String name, URI apiUrl, URI oauthUrl) {
        this.name = name;
        this.apiUrl = apiUrl;
        this.oauthUrl = oauthUrl;
    }

    /** The qualification environment: nothing sent there reaches a public accountant. */
    public static Environment sandbox() {
        return new Environment(
                "sandbox",
                URI.create("https://sandbox-api.piste.gouv.fr"),
                URI.create("https://sandbox-oauth.piste.gouv.fr"));
    }

    /** The real platform. */
    public static Environment production() {
        return new Environment(
                "production", URI.create("https://api.piste.gouv.fr"), URI.create("https://oauth.piste.gouv.fr"));
    }

    /**
     * Other addresses: a simulator, a gateway of the host.
     *
     * @param apiUrl scheme, host and port only: the paths of Chorus Pro begin with {@code /cpro}
     * @param oauthUrl scheme, host and port only: the token is at {@code /api/oauth/token}
     * @throws IllegalArgumentException when an address has more than that, or is not {@code https}; plain {@code http} is
     *     taken for loopback hosts alone, since both logins travel in the headers
     */
    public static Environment custom(URI apiUrl, URI oauthUrl) {
        return new Environment("custom", checked("API", apiUrl), checked("OAuth", oauthUrl));
    }

    /** Scheme, host and port of the API. */
    public URI apiUrl() {
        return apiUrl;
    }

    /** Scheme, host and port of the token service. */
    public URI oauthUrl() {
        return oauthUrl;
    }

    /** Whether this is {@link #sandbox()}. */
    public boolean isSandbox() {
        return equals(sandbox());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Environment that && apiUrl.equals(that.apiUrl) && oauthUrl.equals(that.oauthUrl);
    }

    @Override
    public int hashCode() {
        return Objects.hash(apiUrl, oauthUrl);
    }

    @Override
    public String toString() {
        return name + " (" + apiUrl.getHost() + ")";
    }

    private static URI checked(String what, URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        // The address itself stays out of the messages: it may hold a login.
        if (host.isEmpty() || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The " + what + " address needs a host and takes no user information");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535 || host.indexOf('%') >= 0) {
            throw new IllegalArgumentException(
                    "The " + what + " address needs a port from 1 to 65535, and no IPv6 zone: host " + host);
        }
        if (!(url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The " + what + " address takes no path, query or fragment: host " + host);
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host))) {
            throw new IllegalArgumentException(
                    "The " + what + " address must be https (http on a loopback host alone): host " + host);
        }
        return URI.create(scheme + "://" + host + (url.getPort() < 0 ? "" : ":" + url.getPort()));
    }
}
