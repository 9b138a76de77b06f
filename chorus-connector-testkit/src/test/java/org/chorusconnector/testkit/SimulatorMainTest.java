package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorMainTest {

    @Test
    void understandsItsOptions() {
        var args = "--port 0 --bind-address 127.0.0.1 --client-id a --client-secret b --login c --password d"
                + " --token-lifetime-seconds 60 --calls-per-second 3 --no-retry-after --refusal-status 400"
                + " --empty-search-as-list --no-total-check";

        try (var simulator = SimulatorMain.parse(List.of(args.split(" "))).start()) {
            assertThat(List.of(simulator.clientId(), simulator.clientSecret(), simulator.login(), simulator.password()))
                    .containsExactly("a", "b", "c", "d");
            TestClient client = TestClient.of(simulator);
            assertThat(TestClient.json(client.askToken("a", "b"))
                            .path("expires_in")
                            .asInt())
                    .isEqualTo(60);
            assertThat(client.upload("a.exe", new byte[1]).statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--colour",
                "--port",
                "--port x",
                "--port 65536",
                "--port -1",
                "--calls-per-second 0",
                "--refusal-status 404"
            })
    void refusesOptionsThatMeanNothing(String args) {
        assertThatThrownBy(() -> SimulatorMain.parse(List.of(args.split(" "))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
