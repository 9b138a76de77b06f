package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors whose body never ends. */
class HostileErrorTest {

    private static final byte[] TOKEN = "{\"access_token\":\"t\",\"expires_in\":3600}".getBytes();

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 429, 500, 503})
    void isReadUpToALimitWhateverItsStatus(int status) {
        AtomicLong read = new AtomicLong();
        try (ChorusPro chorus = client(chain -> new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(chain.request().url().host().contains("oauth") ? 200 : status)
                .message("as set")
                .body(
                        chain.request().url().host().contains("oauth")
                                ? ResponseBody.create(TOKEN, MediaType.get("application/json"))
                                : endless(read))
                .build())) {

            assertThatThrownBy(() -> chorus.structures().activeSuppliers()).isInstanceOf(ChorusException.class);
        }

        assertThat(read.get()).isPositive().isLessThan(1024 * 1024);
    }

    private static ChorusPro client(Interceptor platform) {
        return ChorusPro.builder(PisteApplication.builder("id", "secret").build(), Account.of("login", "password"))
                .environment(Environment.sandbox())
                .httpClient(new OkHttpClient.Builder().addInterceptor(platform).build())
                .timeouts(Clients.QUICK.withRetryFor(Duration.ZERO))
                .build();
    }

    private static ResponseBody endless(AtomicLong read) {
        BufferedSource source = Okio.buffer(new Source() {
            @Override
            public long read(Buffer sink, long byteCount) {
                long count = Math.min(byteCount, 8192);
                sink.write(new byte[(int) count]);
                read.addAndGet(count);
                return count;
            }

            @Override
            public Timeout timeout() {
                return Timeout.NONE;
            }

            @Override
            public void close() {}
        });
        return ResponseBody.create(source, MediaType.get("application/json"), -1);
    }
}
