package org.chorusconnector.client.internal.call;

import java.util.UUID;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Safety;
import retrofit2.Call;

/**
 * One call, all its attempts together.
 *
 * @param operation French name of the service
 * @param level what repeating it would do
 * @param correlationId ours, for the logs; sent nowhere
 */
public record CallIdentity(String operation, CallSafety.Level level, String correlationId) {

    public static CallIdentity of(Call<?> call) {
        Safety safety = Safety.of(call.request());
        return new CallIdentity(
                safety.service(), safety.level(), UUID.randomUUID().toString());
    }
}
