package org.chorusconnector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.chorusconnector.Language;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.dispatch.StopReason;
import org.chorusconnector.eligibility.ReasonCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    @ParameterizedTest
    @EnumSource
    void hasATextForEveryReasonFailureAndStop(Language language) {
        Texts texts = Texts.in(language);

        assertThat(codes())
                .hasSizeGreaterThan(30)
                .allSatisfy(code -> assertThat(texts.of(code)).isNotEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheSameKeysInEachLanguage(Language language) {
        assertThat(bundle(language).keySet()).isEqualTo(bundle(Language.EN).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void showsAHostsOwnCodeAsItIs(Language language) {
        assertThat(Texts.in(language).of("DISPUTED")).isEqualTo("DISPUTED");
    }

    private static Stream<String> codes() {
        Stream<String> reasons = Arrays.stream(ReasonCode.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(TextsTest::code);
        Stream<String> failures =
                Arrays.stream(ChorusFailedException.Reason.values()).map(Enum::name);
        Stream<String> stops = Arrays.stream(StopReason.values()).map(Enum::name);
        return Stream.of(reasons, failures, stops).flatMap(codes -> codes);
    }

    private static String code(Field constant) {
        try {
            return ((ReasonCode) constant.get(null)).code();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle("org.chorusconnector.report.texts", language.locale());
    }
}
