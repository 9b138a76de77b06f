package org.chorusconnector.client.internal.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.FormBody;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.chorusconnector.client.internal.call.CallFailures;
import org.chorusconnector.client.internal.call.Credentials;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.streaming.UnreadableContentException;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** The two logins of a call (rule T2): the token of the application, and the technical account. */
public final class BearerToken implements Credentials, Interceptor {

    private static final String AUTHORIZATION = "Authorization";
    private static final String SCHEME = "Bearer ";
    private static final String ACCOUNT = "cpro-account";

    /** For an answer that does not tell, or tells none: short enough to be harmless, and no token for each call. */
    private static final long DEFAULT_LIFE_SECONDS = 300;

    private static final long LONGEST_LIFE_SECONDS = 86_400;

    /** It goes into a header of each call; gateways take some 8 kB. */
    private static final int LONGEST_TOKEN = 16_384;

    private final TokenStore tokens;
    private final ApplicationAccess application;
    private final Supplier<String> account;
    private final Clock clock;
    private final Exchange exchange;
    private final OAuthApi api;

    /**
     * The logins of one account.
     *
     * @param account what it shows, asked for each call
     * @param exchange how the token service is called
     */
    BearerToken(
            TokenStore tokens,
            ApplicationAccess application,
            Supplier<String> account,
            Clock clock,
            Exchange exchange) {
        this.tokens = tokens;
        this.application = application;
        this.account = account;
        this.clock = clock;
        this.exchange = exchange;
        this.api = exchange.create(OAuthApi.class);
    }

    @Override
    public void refresh() throws InterruptedException {
        tokens.refresh(clock.instant(), this::fetch);
    }

    @Override
    public void accept(Request request) {
        tokens.accept(accountOf(request));
    }

    @Override
    public void refuse(Request request) {
        String header = request.header(AUTHORIZATION);
        if (header != null && header.startsWith(SCHEME)) {
            tokens.refuse(header.substring(SCHEME.length()), accountOf(request), clock.instant());
        }
    }

    /** Tells accounts apart without keeping their passwords. */
    private static int accountOf(Request request) {
        return Objects.hashCode(request.header(ACCOUNT));
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        String token = tokens.current().orElseThrow(() -> new IOException("no token was fetched before the call"));
        return chain.proceed(chain.request()
                .newBuilder()
                .header(AUTHORIZATION, SCHEME + token)
                .header(ACCOUNT, accountOfNow())
                .build());
    }

    private String accountOfNow() throws UnreadableContentException {
        try {
            return account.get();
        } catch (RuntimeException ofTheHost) {
            // The edge to the host's supplier: without an account, nothing can be sent.
            throw new UnreadableContentException("the host has no technical account to give", ofTheHost);
        }
    }

    private TokenStore.Token fetch() {
        String secret = secretOfNow();
        FormBody form = new FormBody.Builder()
                .add("grant_type", "client_credentials")
                .add("client_id", application.clientId())
                .add("client_secret", secret)
                .add("scope", "openid")
                .build();
        return exchange.runUncoded(api.obtenirJeton(form), answer -> answer.toToken(clock));
    }

    private String secretOfNow() {
        try {
            return Objects.requireNonNull(application.clientSecret(), "clientSecret");
        } catch (RuntimeException ofTheHost) {
            // The edge to the host's supplier: without a secret, no token can be asked for.
            throw CallFailures.noSecret(ofTheHost);
        }
    }

    interface OAuthApi {

        // A form of OkHttp and not fields of Retrofit: those would show up wherever the request is printed.
        @POST("api/oauth/token")
        @CallSafety(value = CallSafety.Level.READ, service = "obtenirJeton")
        Call<Jeton> obtenirJeton(@Body FormBody form);
    }

    record Jeton(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable Long expiresIn) {

        TokenStore.Token toToken(Clock clock) {
            String value = IncompleteAnswerException.required(accessToken, "access_token");
            if (value.isEmpty()
                    || value.length() > LONGEST_TOKEN
                    || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new IllegalArgumentException("not a token");
            }
            long seconds = expiresIn == null || expiresIn < 1 ? DEFAULT_LIFE_SECONDS : expiresIn;
            return TokenStore.Token.of(
                    value, clock.instant(), Duration.ofSeconds(Math.min(seconds, LONGEST_LIFE_SECONDS)));
        }

        @Override
        public String toString() {
            return "Jeton[hidden]";
        }
    }
}
