package org.chorusconnector.testkit;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.Optional;

/** Lets the platform answer in place of WireMock's stubs. */
final class PlatformFront implements ResponseDefinitionTransformerV2 {

    private final Platform platform;

    PlatformFront(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String getName() {
        return "chorus-pro";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        LoggedRequest request = event.getRequest();
        // WireMock notes this time before it reads the body, so that a long upload counts when it began.
        long arrivedAt = request.getLoggedDate().toInstant().toEpochMilli();
        return toWireMock(platform.answer(new Call(
                request.getMethod().getName(),
                URI.create(request.getUrl()).getPath(),
                arrivedAt,
                name -> Optional.ofNullable(request.getHeader(name)),
                request::getBody)));
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
