package org.chorusconnector.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Café n° 3 — ✓", "\uD83D\uDE00 a", "=1+1"})
    void leavesAnOrdinaryTextAsItIs(String text) {
        assertThat(PlainText.of(text)).isSameAs(text);
    }

    @Test
    void putsEverythingOnOneLine() {
        assertThat(PlainText.of("a\r\nb\nc\rd\te\u2028f")).isEqualTo("a b c d e f");
    }

    @Test
    void showsThatSomethingWasTakenOut() {
        assertThat(PlainText.of("x\u0000y")).isEqualTo("x\uFFFDy");
        assertThat(PlainText.of("\u001b[31m\u007f\u009b\u202e\u2066\uFEFF"))
                .isEqualTo("\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void repairsHalvesOfCharacters() {
        assertThat(PlainText.of("a\uD83D")).isEqualTo("a\uFFFD");
        assertThat(PlainText.of("\uDE00a")).isEqualTo("\uFFFDa");
        assertThat(PlainText.of("\uD83D\uD83D\uDE00")).isEqualTo("\uFFFD\uD83D\uDE00");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(PlainText.cut("ab\uD83D\uDE00", 3)).isEqualTo("ab");
        assertThat(PlainText.cut("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
        assertThat(PlainText.cut("abc", 2)).isEqualTo("ab");
    }
}
