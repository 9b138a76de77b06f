package org.chorusconnector.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chorusconnector.dispatch.Notifier;
import org.junit.jupiter.api.Test;

class NotifiersTest {

    private static final Notifier.Failure FAILURE = new Notifier.Failure(
            LocalDate.of(2026, 11, 27), "lyon", "subject", "text", new IllegalStateException("no cut-off date"));

    private final List<String> told = new ArrayList<>();

    @Test
    void tellsEachNotifierOfARunThatFailedWhateverTheOneBeforeDoes() {
        Notifier all = new Notifiers(new InOrder<>(List.of(notifier("broken", true), notifier("mail", false))));

        assertThatThrownBy(() -> all.runFailed(FAILURE)).hasMessage("broken");

        assertThat(told).containsExactly("broken: subject", "mail: subject");
    }

    /** A method that is not handed on does nothing, in silence, since those with a default need no implementation. */
    @Test
    void handsOnEveryMethodOfANotifier() {
        assertThat(Arrays.stream(Notifier.class.getMethods()).map(Method::getName))
                .allSatisfy(method -> assertThat(Arrays.stream(Notifiers.class.getDeclaredMethods())
                                .map(Method::getName))
                        .contains(method));
    }

    private Notifier notifier(String name, boolean fails) {
        return new Notifier() {
            @Override
            public void runEnded(Notice notice) {
                throw new AssertionError("no run has ended");
            }

            @Override
            public void runFailed(Failure failure) {
                told.add(name + ": " + failure.subject());
                if (fails) {
                    throw new IllegalStateException(name);
                }
            }
        };
    }
}
