package org.chorusconnector.testkit;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets the platform answer before WireMock looks for a stub.
 *
 * <p>A filter, because only here the time at which WireMock met the request is still known: it was noted before the body
 * was read, so that a long upload counts from its beginning. The request that a transformer is given is a later copy.
 */
final class PlatformFront implements StubRequestFilterV2 {

    static final int LONGEST_HOLD_SECONDS = 120;

    private final Platform platform;

    PlatformFront(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String getName() {
        return "chorus-pro";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        Answer answer = platform.answer(new Call(
                request.getMethod().getName(),
                URI.create(request.getUrl()).getPath(),
                event.getRequest().getLoggedDate().toInstant().toEpochMilli(),
                name -> Optional.ofNullable(request.getHeader(name)),
                request::getBody));
        await(answer.released());
        return RequestFilterAction.stopWith(toWireMock(answer));
    }

    private static void await(CompletableFuture<?> released) {
        // A copy: the time-out completes it, and the test's own future may hold other answers.
        CompletableFuture<Void> bounded = released.handle((result, failure) -> null);
        bounded.completeOnTimeout(null, LONGEST_HOLD_SECONDS, TimeUnit.SECONDS).join();
    }

    private static ResponseDefinition toWireMock(Answer answer) {
        var response = new ResponseDefinitionBuilder();
        if (answer.cut()) {
            return response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        response.withStatus(answer.status()).withBody(answer.body());
        answer.headers().forEach(response::withHeader);
        if (!answer.delay().isZero()) {
            response.withFixedDelay(Math.toIntExact(answer.delay().toMillis()));
        }
        return response.build();
    }
}
