package org.chorusconnector.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Safety;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a request that may be withdrawn is checked for the last time. */
class SendGuardTest {

    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private OkHttpClient http;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            order.add("received " + exchange.getRequestBody().readAllBytes().length);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        SendGuard.addTo(
                builder, new Quota(new Quota.Limits(20, Quota.Limits.NO_HOURLY_CEILING, 100, 0), new Quota.Usage()));
        http = builder.build();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Test
    void asksWhenTheBodyIsCompleteAndNothingButItsWriteIsLeft() throws IOException {
        try (Response response = http.newCall(submission(100_000, () -> true)).execute()) {
            assertThat(response.code()).isEqualTo(204);
        }

        assertThat(order).containsExactly("body", "check", "received 100000");
    }

    @Test
    void aRequestThatIsWithdrawnIsKnownAsUnsentAndNeverReachesTheOtherSide() throws IOException {
        assertThatThrownBy(() -> http.newCall(submission(100_000, () -> false)).execute())
                .isInstanceOf(UnsentException.class)
                .hasCauseInstanceOf(WithdrawnException.class);
        assertThat(order).containsExactly("body", "check");

        http.newCall(submission(10, () -> true)).execute().close();
        assertThat(order).as("the client goes on").endsWith("body", "check", "received 10");
    }

    @Test
    void aCheckThatFailsWithdrawsTheRequest() {
        IllegalStateException unanswered = new IllegalStateException("the ledger does not answer");

        assertThatThrownBy(() -> http.newCall(submission(10, () -> {
                            throw unanswered;
                        }))
                        .execute())
                .isInstanceOf(UnsentException.class)
                .hasRootCause(unanswered);
        assertThat(order).doesNotContain("received 10");
    }

    private Request submission(int bytes, BooleanSupplier stillWanted) {
        RequestBody body = new RequestBody() {
            @Override
            public MediaType contentType() {
                return MediaType.get("application/json");
            }

            @Override
            public long contentLength() {
                return bytes;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                order.add("body");
                sink.write(new byte[bytes]);
            }
        };
        return new Request.Builder()
                .url("http://localhost:" + server.getAddress().getPort() + "/")
                .tag(Safety.class, new Safety("soumettreFacture", CallSafety.Level.ONCE, false))
                .tag(LastCheck.class, new LastCheck(() -> {
                    order.add("check");
                    return stillWanted.getAsBoolean();
                }))
                .post(body)
                .build();
    }
}
