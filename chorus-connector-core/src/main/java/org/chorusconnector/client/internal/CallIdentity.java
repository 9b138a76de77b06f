package org.chorusconnector.client.internal;

import java.util.UUID;
import retrofit2.Call;

/**
 * One call, all its attempts together.
 *
 * @param operation French name of the service
 * @param level what repeating it would do
 * @param correlationId ours, for the logs; sent nowhere
 */
record CallIdentity(String operation, CallSafety.Level level, String correlationId) {

    static CallIdentity of(Call<?> call) {
        CallSafety safety = CallSafety.Declared.of(call);
        RawCalls.ServiceName name = call.request().tag(RawCalls.ServiceName.class);
        return new CallIdentity(
                name == null ? safety.service() : name.value(),
                safety.value(),
                UUID.randomUUID().toString());
    }
}
