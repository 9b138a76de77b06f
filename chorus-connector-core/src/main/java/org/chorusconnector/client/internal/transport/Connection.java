package org.chorusconnector.client.internal.transport;

import java.time.Clock;
import okhttp3.OkHttpClient;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.Timeouts;
import org.jspecify.annotations.Nullable;

/** How a client calls: the settings of its builder. */
public record Connection(
        Environment environment,
        Timeouts timeouts,
        Clock clock,
        CallListener listener,
        @Nullable OkHttpClient hostClient,
        ProxyAndTrust proxyAndTrust) {}
