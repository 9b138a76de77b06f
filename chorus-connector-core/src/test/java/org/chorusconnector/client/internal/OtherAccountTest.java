package org.chorusconnector.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OtherAccountTest {

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create(Clients.simulator());

    /** A portal calls {@code as} for each request: a Retrofit proxy costs more than many calls do. */
    @Test
    void aClientForAnotherAccountBuildsNothingBeforeItsFirstCallAndThenOnlyWhatItUses(ChorusSimulator simulator)
            throws Exception {
        try (ChorusPro chorus = Clients.of(simulator).build()) {
            chorus.health().check();
            assertThat(builtParts(chorus)).as("warm").contains("exchange", "health");

            ChorusPro other = chorus.as(Account.of(simulator.login(), simulator.password()));
            assertThat(builtParts(other)).isEmpty();

            other.referenceData().currencies();
            assertThat(builtParts(other)).containsExactlyInAnyOrder("exchange", "referenceData");
        }
    }

    private static List<String> builtParts(ChorusPro chorus) throws ReflectiveOperationException {
        List<Field> lazy = Stream.of(HttpChorusPro.class.getDeclaredFields())
                .filter(field -> field.getType().getSimpleName().equals("Lazy"))
                .toList();
        assertThat(lazy).hasSizeGreaterThan(10);
        List<String> built = new ArrayList<>();
        for (Field field : lazy) {
            field.setAccessible(true);
            Object holder = field.get(chorus);
            Field part = holder.getClass().getDeclaredField("part");
            part.setAccessible(true);
            if (part.get(holder) != null) {
                built.add(field.getName());
            }
        }
        return built;
    }
}
