package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.client.Contract.Fullness;
import org.chorusconnector.client.Contract.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every service in front of answers spoilt at random: there is a result or one of our own exceptions, and a refusal is told
 * whatever else is wrong. Seeds are fixed, so that a failure comes back; {@code -Dfuzz.seeds=1000} tries more.
 */
class FuzzedAnswersTest {

    private static final int SEEDS = Integer.getInteger("fuzz.seeds", 60);
    private static final int CODE = 20003;
    private static final String LABEL = "GDP_MSG_11.033 : le statut ne le permet pas";

    private final Stage stage = new Stage();
    private final ChorusPro chorus = stage.client();

    @AfterEach
    void close() {
        chorus.close();
    }

    @ParameterizedTest
    @MethodSource("services")
    void endsInAResultOrAnExceptionOfOurs(Service service) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Mutations mutations = new Mutations(seed);
            byte[] body = mutations.damage(mutations.spoil(oneOf(answers(service), seed)));
            int status = mutations.status();
            stage.answer(status, body);
            try {
                SampleCalls.result(service.name(), chorus);
            } catch (ChorusException ours) {
                assertThat(ours.operation()).isEqualTo(service.name());
            } catch (RuntimeException | Error surprise) {
                fail("seed " + seed + ", " + status + " " + excerpt(body), surprise);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servicesThatRefuse")
    void neverHidesARefusal(Service service) {
        for (int seed = 0; seed < SEEDS; seed++) {
            JsonNode spoilt = new Mutations(seed).spoil(oneOf(answers(service), seed));
            String body =
                    refusalAround(spoilt, seed, Contract.isDownload(service)).toString();
            stage.answer(seed % 3 == 0 ? 400 : 200, body);
            try {
                SampleCalls.result(service.name(), chorus);
                fail("seed " + seed + ": no refusal in " + excerpt(body.getBytes(StandardCharsets.UTF_8)));
            } catch (ChorusRefusedException refusal) {
                assertThat(refusal.code()).isEqualTo(CODE);
                assertThat(refusal.label()).isEqualTo(LABEL);
            } catch (RuntimeException | Error surprise) {
                fail("seed " + seed + ": " + excerpt(body.getBytes(StandardCharsets.UTF_8)), surprise);
            }
        }
    }

    /** Once code and label have arrived whole, the rest may be lost. */
    @ParameterizedTest
    @MethodSource("servicesThatRefuse")
    void tellsARefusalThatIsCutOff(Service service) {
        byte[] whole =
                refusalAround(service.answer(Fullness.FULL), 0, true).toString().getBytes(StandardCharsets.UTF_8);
        int envelope = new String(whole, StandardCharsets.UTF_8).indexOf(LABEL) + LABEL.length() + 2;
        for (int length = envelope; length < whole.length; length += 7) {
            stage.answer(length % 2 == 0 ? 400 : 200, Arrays.copyOf(whole, length));
            try {
                SampleCalls.result(service.name(), chorus);
                fail("no refusal in " + excerpt(Arrays.copyOf(whole, length)));
            } catch (ChorusRefusedException refusal) {
                assertThat(refusal.code()).isEqualTo(CODE);
                assertThat(refusal.label()).isEqualTo(LABEL);
            }
        }
    }

    @Test
    void givesUpAnAnswerThatDoesNotEnd() {
        String row = "{\"codeDevise\":\"EUR\",\"libelleDevise\":\"" + "x".repeat(1000) + "\"},";
        stage.answer(200, "{\"codeRetour\":0,\"listeDevises\":[" + row.repeat(35_000));

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.referenceData().currencies())
                .matches(failed -> failed.reason() == ChorusFailedException.Reason.UNREADABLE_ANSWER);
    }

    @Test
    void aTokenThatIsNoneEndsInAnExceptionOfOurs() {
        JsonNode token = Contract.parse(
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"openid\"}");
        for (int seed = 0; seed < 20 * SEEDS; seed++) {
            Mutations mutations = new Mutations(seed);
            byte[] body = mutations.damage(mutations.spoil(token));
            Stage own = new Stage();
            own.token(new String(body, StandardCharsets.ISO_8859_1));
            own.answer(200, "{\"codeRetour\":0}");
            try (ChorusPro client = own.client()) {
                client.referenceData().currencies();
            } catch (ChorusException ours) {
                assertThat(ours.operation()).isEqualTo("recupererDevises");
            } catch (RuntimeException | Error surprise) {
                fail("seed " + seed + ": " + excerpt(body), surprise);
            }
        }
    }

    static Stream<Service> services() {
        return SampleCalls.ALL.keySet().stream().map(Contract.services()::get);
    }

    /** All but the health check, whose status says it all. */
    static Stream<Service> servicesThatRefuse() {
        return services().filter(service -> !service.name().equals("healthCheck"));
    }

    private static List<JsonNode> answers(Service service) {
        List<JsonNode> answers = new ArrayList<>(service.examples());
        answers.add(service.answer(Fullness.FULL));
        answers.add(service.answer(Fullness.ODD));
        return answers;
    }

    private static JsonNode oneOf(List<JsonNode> answers, int seed) {
        return answers.get(seed % answers.size());
    }

    /**
     * The same answer as a refusal, whose code and label come first, last, or as text. Behind a file that is none, which is
     * read on the fly, they would not be found.
     */
    private static ObjectNode refusalAround(JsonNode answer, int seed, boolean first) {
        ObjectNode refusal = JsonNodeFactory.instance.objectNode();
        boolean last = seed % 2 == 1 && !first;
        if (!last) {
            tell(refusal, seed);
        }
        if (answer instanceof ObjectNode object) {
            object.remove(List.of("codeRetour", "libelle"));
            refusal.setAll(object);
        } else {
            refusal.set("inconnu", answer);
        }
        if (last) {
            tell(refusal, seed);
        }
        return refusal;
    }

    private static void tell(ObjectNode refusal, int seed) {
        if (seed % 5 == 0) {
            refusal.put("codeRetour", "" + CODE);
        } else {
            refusal.put("codeRetour", CODE);
        }
        refusal.put("libelle", LABEL);
    }

    private static String excerpt(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() <= 2000 ? text : text.substring(0, 2000) + "…";
    }
}
