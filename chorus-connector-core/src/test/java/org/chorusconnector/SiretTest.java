package org.chorusconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiretTest {

    @ParameterizedTest
    @ValueSource(strings = {"11000201100044", "110 002 011 00044", " 11000201100044 ", "110\u00a0002\u202f011 00044"})
    void readsASiretWithBlanks(String text) {
        assertThat(Siret.of(text).value()).isEqualTo("11000201100044");
        assertThat(Siret.parse(text)).contains(Siret.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110002011",
                "1100020110004",
                "110002011000444",
                "1100020110004A",
                "١١٠٠٠٢٠١١٠٠٠٤٤",
                "-1000201100044"
            })
    void refusesWhatIsNotFourteenDigits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Siret.of(text)).withMessageContaining("14 digits");
        assertThat(Siret.parse(text)).isEmpty();
    }

    @Test
    void refusesBlanksInItsValueItself() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Siret("110 002 011 00044"));
    }

    @ParameterizedTest
    @CsvSource({
        "11000201100044, true, the State",
        "73282932000074, true, an ordinary company",
        "73282932000075, false, wrong last digit",
        "73282932100073, false, right over 14 digits but not over the first nine",
        "35600000000048, true, head office of La Poste",
        "35600000049837, true, La Poste with a sum of 45 and a wrong Luhn",
        "35600000049838, false, La Poste with a sum of 46",
        "00000000000727, false, made up for qualification",
    })
    void checksTheKey(String siret, boolean valid, String why) {
        assertThat(Siret.of(siret).hasValidKey()).as(why).isEqualTo(valid);
    }

    @Test
    void theHeadOfficeOfLaPosteIsHeldToLuhnAndNotToItsSum() {
        // 3+5+6+4+8 = 26: no multiple of five, and right nevertheless.
        assertThat(Siret.of("35600000000048").value().chars().map(c -> c - '0').sum() % 5)
                .isNotZero();
        assertThat(Siret.of("35600000000048").hasValidKey()).isTrue();
    }

    @Test
    void showsTheCompany() {
        assertThat(Siret.of("73282932000074").siren()).isEqualTo("732829320");
    }
}
