package org.chorusconnector.client.internal.transport;

import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** What a proxy is shown: a login of the scheme Basic, at once, since some hang up on who has to be asked. Thread-safe. */
public final class ProxyLogin implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private final String credentials;

    /**
     * A login.
     *
     * @param user not blank and without colon
     * @param password may be empty
     */
    public ProxyLogin(String user, String password) {
        if (user.isBlank() || user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The user of a proxy is not blank and has no colon");
        }
        this.credentials = Credentials.basic(user, password, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response challenge) {
        boolean isRefused = challenge.request().header(HEADER) != null;
        return isRefused || challenge.challenges().stream().noneMatch(asked -> isBasic(asked.scheme()))
                ? null
                : challenge.request().newBuilder().header(HEADER, credentials).build();
    }

    private static boolean isBasic(String scheme) {
        // So OkHttp asks before the proxy does.
        return scheme.equalsIgnoreCase("Basic") || scheme.equalsIgnoreCase("OkHttp-Preemptive");
    }

    @Override
    public String toString() {
        return "ProxyLogin[hidden]";
    }
}
