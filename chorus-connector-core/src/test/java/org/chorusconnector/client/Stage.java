package org.chorusconnector.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.chorusconnector.client.internal.wire.Safety;

/** Takes the place of the network: remembers the request, gives the answer that was set. */
final class Stage implements Interceptor {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final byte[] TOKEN = "{\"access_token\":\"t\",\"expires_in\":3600}".getBytes(StandardCharsets.UTF_8);

    private int status = 200;
    private byte[] answer = {};
    private byte[] token = TOKEN;
    private String place = "";
    private String body = "";
    private boolean file;

    /** A client in front of this stage that waits for no quota and attempts nothing twice. */
    ChorusPro client() {
        return ChorusPro.builder(
                        PisteApplication.builder("id", "secret")
                                .callsPerSecond(100_000)
                                .build(),
                        Account.of("login", "password"))
                .environment(Environment.sandbox())
                .httpClient(new OkHttpClient.Builder().addInterceptor(this).build())
                .timeouts(Clients.QUICK.withRetryFor(Duration.ZERO))
                .build();
    }

    void answer(JsonNode json) {
        answer(200, json.toString());
    }

    void answer(int code, String text) {
        answer(code, text.getBytes(StandardCharsets.UTF_8));
    }

    void answer(int code, byte[] bytes) {
        status = code;
        answer = bytes;
    }

    /** What the token service says from now on. */
    void token(String text) {
        token = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Method and path of the last request. */
    String place() {
        return place;
    }

    /** Whether the last request may take as long as a file. */
    boolean isFile() {
        return file;
    }

    /** Body of the last request; empty when it had none. */
    String body() {
        return body;
    }

    @Override
    public Response intercept(Chain chain) {
        Request request = chain.request();
        boolean isToken = request.url().host().contains("oauth");
        if (!isToken) {
            place = request.method() + " " + request.url().encodedPath();
            body = bodyOf(request);
            file = Safety.of(request).file();
        }
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(isToken ? 200 : status)
                .message("as set")
                .body(ResponseBody.create(isToken ? token : answer, JSON))
                .build();
    }

    private static String bodyOf(Request request) {
        if (request.body() == null) {
            return "";
        }
        try (Buffer buffer = new Buffer()) {
            request.body().writeTo(buffer);
            return buffer.readUtf8();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
