package org.chorusconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "FA-2026-0042", "fa_2026/42+1", "12345678901234567890"})
    void takesWhatChorusProTakes(String number) {
        assertThat(InvoiceNumber.problemOf(number)).isEmpty();
        assertThat(new InvoiceNumber(number)).hasToString(number);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\", N1",
                "123456789012345678901, N1",
                "FA 42, N2",
                "\" FA42\", N2",
                "FÀ42, N2",
                "FA.42, N2",
                "FA#42, N2",
                "FA\\42, N2",
                "１２, N2",
            })
    void namesTheRuleThatANumberBreaks(String number, String rule) {
        assertThat(InvoiceNumber.problemOf(number))
                .hasValueSatisfying(problem -> assertThat(problem).contains("rule " + rule));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InvoiceNumber(number))
                .withMessageContaining("rule " + rule)
                .withMessageContaining(number);
    }

    @Test
    void knowsWhetherItIsADate() {
        LocalDate day = LocalDate.of(2026, 3, 5);

        assertThat(new InvoiceNumber("20260305").isDate(day)).isTrue();
        assertThat(new InvoiceNumber("20260306").isDate(day)).isFalse();
        assertThat(new InvoiceNumber("2026-03-05").isDate(day)).isFalse();
    }
}
