package org.chorusconnector.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.core.Version;
import org.junit.jupiter.api.Test;

class ChorusJsonTest {

    @Test
    void refusesAnOlderJacksonWithTheNextStep() {
        assertThatNoException()
                .isThrownBy(() -> ChorusJson.requireNewEnough(
                        "jackson-core", new Version(2, 18, 0, null, "com.fasterxml.jackson.core", "jackson-core")));
        assertThatIllegalStateException()
                .isThrownBy(() -> ChorusJson.requireNewEnough(
                        "jackson-core", new Version(2, 17, 3, null, "com.fasterxml.jackson.core", "jackson-core")))
                .withMessageContaining("jackson-core 2.17.3")
                .withMessageContaining("2.18 or newer")
                .withMessageContaining("jackson-bom");
    }
}
