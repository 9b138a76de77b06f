package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    private static final URI GOOD = URI.create("https://example.org");

    @Test
    void knowsTheTwoOfThePlatform() {
        assertThat(Environment.sandbox().apiUrl()).hasToString("https://sandbox-api.piste.gouv.fr");
        assertThat(Environment.sandbox().oauthUrl()).hasToString("https://sandbox-oauth.piste.gouv.fr");
        assertThat(Environment.production().apiUrl()).hasToString("https://api.piste.gouv.fr");
        assertThat(Environment.production().oauthUrl()).hasToString("https://oauth.piste.gouv.fr");
        assertThat(Environment.sandbox().isSandbox()).isTrue();
        assertThat(Environment.production().isSandbox()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org, https://example.org",
        "https://example.org/, https://example.org",
        "HTTPS://Example.ORG:8443, https://example.org:8443",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://[::1]:8080, http://[::1]:8080",
    })
    void takesAddressesOfAHost(URI given, URI kept) {
        assertThat(Environment.custom(given, GOOD).apiUrl()).isEqualTo(kept);
        assertThat(Environment.custom(GOOD, given).oauthUrl()).isEqualTo(kept);
        assertThat(Environment.custom(GOOD, given).isSandbox()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "ftp://localhost",
                "//example.org",
                "example.org",
                "https:example.org",
                "https://example.org/cpro",
                "https://example.org?x=1",
                "https://example.org#x",
                "https://who:secret@example.org",
            })
    void refusesWhatCouldLeadTheLoginsAstray(URI given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Environment.custom(given, GOOD))
                .matches(refused -> !refused.getMessage().contains("secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> Environment.custom(GOOD, given));
    }

    @Test
    void aLoginHasNoColonSinceItWouldEndThere() {
        assertThatIllegalArgumentException().isThrownBy(() -> Account.of("a:b", "password"));
        assertThatIllegalArgumentException().isThrownBy(() -> Account.of(" ", "password"));
        assertThatIllegalArgumentException().isThrownBy(() -> Account.of("login", ""));
    }
}
