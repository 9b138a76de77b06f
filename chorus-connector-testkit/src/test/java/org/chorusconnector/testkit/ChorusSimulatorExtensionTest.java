package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChorusSimulatorExtensionTest {

    @RegisterExtension
    static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create();

    @RepeatedTest(2)
    void startsEveryTestWithAWorldLikeNew(ChorusSimulator simulator) {
        assertThat(simulator).isSameAs(chorus.simulator());
        assertThat(simulator.invoices()).isEmpty();
        assertThat(simulator.calls().counts()).isEmpty();

        TestClient.of(simulator).submit("FA-1");
        assertThat(simulator.invoices()).hasSize(1);
    }

    @Test
    void hasNoSimulatorOutsideOfATest() {
        assertThatThrownBy(() -> ChorusSimulatorExtension.create().simulator())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
    }

    @Nested
    class InANestedClass {

        @RepeatedTest(2)
        void keepsTheSimulatorOfTheOuterClass() {
            TestClient client = TestClient.of(chorus.simulator());

            assertThat(client.call(Operation.HEALTH_CHECK).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class InAnInstanceField {

        @RegisterExtension
        final ChorusSimulatorExtension own =
                ChorusSimulatorExtension.create(ChorusSimulator.builder().client("own", "secret"));

        @RepeatedTest(2)
        void startsOnePerTest() {
            assertThat(own.simulator().clientId()).isEqualTo("own");
            assertThat(own.simulator().apiUrl()).isNotEqualTo(chorus.simulator().apiUrl());
        }
    }
}
