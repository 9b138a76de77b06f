package org.chorusconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

    static Stream<Arguments> limited() {
        return Stream.of(
                Arguments.of(100, (Function<String, Object>) ServiceCode::new),
                Arguments.of(50, (Function<String, Object>) EngagementNumber::new),
                Arguments.of(50, (Function<String, Object>) MarketNumber::new));
    }

    @ParameterizedTest
    @MethodSource("limited")
    void takeUpToTheirLimit(int limit, Function<String, Object> word) {
        assertThat(word.apply("x".repeat(limit))).hasToString("x".repeat(limit));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> word.apply("x".repeat(limit + 1)))
                .withMessageContaining(Integer.toString(limit));
    }

    @ParameterizedTest
    @MethodSource("limited")
    void areNotBlank(int limit, Function<String, Object> word) {
        assertThatIllegalArgumentException().isThrownBy(() -> word.apply(""));
        assertThatIllegalArgumentException().isThrownBy(() -> word.apply("  "));
    }

    @Test
    void anInvoiceIdentifierIsPositive() {
        assertThat(new ChorusInvoiceId(8316848)).hasToString("8316848");
        assertThatIllegalArgumentException().isThrownBy(() -> new ChorusInvoiceId(0));
    }
}
