package org.chorusconnector.client.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Safety;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether a request left, and keeps it from leaving twice.
 *
 * <p>Two interceptors work together. The first, around everything else, hangs a mark on the request; the second, right before
 * the wire, sets it. An attempt that fails with its mark unset has certainly not been taken. A mark already set means that
 * something in between (OkHttp, or an interceptor of the host) sends again by itself: refused for what may be taken once only.
 */
public final class SendGuard {

    /**
     * Under which name we read {@code Retry-After}. Under its own, OkHttp would send a request again by itself on a 503 that
     * says {@code Retry-After: 0}.
     */
    public static final String RETRY_AFTER = "Chorus-Connector-Retry-After";

    /** The connections that carried a request; forgotten with them. */
    private static final Set<okhttp3.Connection> USED =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private SendGuard() {}

    public static void addTo(OkHttpClient.Builder client, Quota quota) {
        client.interceptors().add(0, SendGuard::mark);
        client.networkInterceptors().add(chain -> send(chain, quota));
    }

    private static Response mark(Interceptor.Chain chain) throws IOException {
        Mark mark = new Mark();
        try {
            return chain.proceed(
                    chain.request().newBuilder().tag(Mark.class, mark).build());
        } catch (Exception broken) {
            // The edge to the host's own interceptors, hence any exception: what counts is whether the request had
            // left. Undeclared, OkHttp also lets out the interruption of its wait for a connection, without its flag.
            if (broken instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (!mark.sent) {
                throw new UnsentException(broken);
            }
            IOException lost = broken instanceof IOException io ? io : new IOException("an interceptor failed", broken);
            throw mark.onKeptConnection ? new StaleConnectionException(lost) : lost;
        }
    }

    private static Response send(Interceptor.Chain chain, Quota quota) throws IOException {
        Request request = chain.request();
        Mark mark = request.tag(Mark.class);
        if (mark == null) {
            throw new IOException("an interceptor of the HTTP client dropped the tags of the request");
        }
        if (mark.sent && Safety.of(request).level() == CallSafety.Level.ONCE) {
            throw new IOException("the HTTP client was about to send the request again");
        }
        SlidingWindow.Passage departure = awaitQuota(quota);
        if (chain.call().isCanceled()) {
            throw new IOException("out of time before the request went out");
        }
        mark.onKeptConnection = !USED.add(Objects.requireNonNull(chain.connection()));
        LastCheck check = request.tag(LastCheck.class);
        RequestBody body = request.body();
        RequestBody noted = body;
        if (body != null && check != null && check != LastCheck.NONE) {
            noted = new CheckedBody(body, check, mark, () -> quota.out(departure));
        } else {
            if (check != null) {
                check.require();
            }
            mark.sent = true;
            if (body != null) {
                noted = new NotedBody(body, () -> quota.out(departure));
            }
        }
        Response response = chain.proceed(
                noted == null
                        ? request
                        : request.newBuilder().method(request.method(), noted).build());
        String wait = response.header("Retry-After");
        return wait == null
                ? response
                : response.newBuilder()
                        .headers(response.headers()
                                .newBuilder()
                                .removeAll("Retry-After")
                                // Not checked on its way in, so that it must not be on its way out.
                                .addUnsafeNonAscii(RETRY_AFTER, wait)
                                .build())
                        .build();
    }

    private static SlidingWindow.Passage awaitQuota(Quota quota) throws InterruptedIOException {
        try {
            return quota.ontoTheWire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            InterruptedIOException unsent = new InterruptedIOException("interrupted before the request went out");
            unsent.initCause(interrupted);
            throw unsent;
        }
    }

    /** A body that tells when it has gone out; when it is large, when the headers have. */
    private static final class NotedBody extends RequestBody {

        /** What goes out at once, in any case. */
        private static final long SMALL = 16_384;

        private final RequestBody body;
        private final Runnable out;

        NotedBody(RequestBody body, Runnable out) {
            this.body = body;
            this.out = out;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return body.isOneShot();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            boolean small = contentLength() <= SMALL;
            if (small) {
                body.writeTo(sink);
            }
            sink.flush();
            out.run();
            if (!small) {
                body.writeTo(sink);
            }
        }
    }

    /**
     * A body of a request that may be withdrawn. The headers wait in the buffer of the connection, and the body is complete in
     * memory, before the last check: between the check and the socket there is one write. A process that is paused earlier
     * finds out when it wakes up; before the last byte of the body, the other side cannot act on the request.
     */
    private static final class CheckedBody extends RequestBody {

        private final RequestBody body;
        private final LastCheck check;
        private final Mark mark;
        private final Runnable out;

        CheckedBody(RequestBody body, LastCheck check, Mark mark, Runnable out) {
            this.body = body;
            this.check = check;
            this.mark = mark;
            this.out = out;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return body.isOneShot();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            Buffer complete = new Buffer();
            body.writeTo(complete);
            check.require();
            mark.sent = true;
            sink.write(complete, complete.size());
            sink.flush();
            out.run();
        }
    }

    /** Confined to the thread of its attempt. */
    private static final class Mark {
        private boolean sent;
        private boolean onKeptConnection;
    }
}
