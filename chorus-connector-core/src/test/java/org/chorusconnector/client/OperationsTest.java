package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chorusconnector.client.Contract.Fullness;
import org.chorusconnector.client.Contract.Service;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.GET;
import retrofit2.http.POST;

/** Every service that we offer, against the contract: what is sent and what is read. */
class OperationsTest {

    private static final Map<String, Service> CONTRACT = Contract.services();

    /** Services of low confidence give the answer as a tree too. */
    private static final long MOST_VALUES_OF_A_FIELD = 2;

    private static final Stage STAGE = new Stage();
    private static final ChorusPro CHORUS_PRO = STAGE.client();

    @AfterAll
    static void close() {
        CHORUS_PRO.close();
    }

    @Test
    void everyServiceInTheReachOfASupplierIsOffered() {
        List<String> inReach = CONTRACT.values().stream()
                .filter(service -> Set.of("P1", "P2").contains(service.priority())
                        || service.name().endsWith("CategorieSollicitation"))
                .map(Service::name)
                .toList();

        assertThat(inReach).hasSizeGreaterThan(70);
        assertThat(offered()).containsKeys(inReach.toArray(String[]::new));
    }

    @Test
    void everyServiceIsWhereTheContractSays() {
        assertThat(offered()).isNotEmpty().allSatisfy((name, place) -> {
            assertThat(CONTRACT).containsKey(name);
            Service service = CONTRACT.get(name);
            assertThat(place).isEqualTo(service.method() + " " + service.path());
        });
    }

    @Test
    void everyServiceIsTried() {
        assertThat(SampleCalls.ALL.keySet())
                .containsExactlyInAnyOrderElementsOf(offered().keySet().stream()
                        .filter(name -> !name.equals("obtenirJeton"))
                        .toList());
    }

    @Test
    void theContractCanSayNo() {
        assertThat(CONTRACT.get("soumettreFacture").problems("{}")).isNotEmpty();
        assertThat(CONTRACT.get("rechercherStructure").problems("{\"inconnu\":1}"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void sendsWhatTheContractAsksFor(Service service) {
        STAGE.answer(service.answer(Fullness.FULL));

        call(service);

        assertThat(STAGE.place()).isEqualTo(service.method() + " " + service.path());
        assertThat(service.problems(STAGE.body())).as(STAGE.body()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void readsTheExamplesOfTheContract(Service service) {
        for (JsonNode example : service.examples()) {
            STAGE.answer(example);

            assertThat(found(call(service))).as("from " + example).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void readsWhatTheContractAllows(Service service) {
        for (Fullness fullness : List.of(Fullness.FULL, Fullness.ODD)) {
            JsonNode answer = service.answer(fullness);
            STAGE.answer(answer);

            assertThat(found(call(service))).as("from " + answer).isTrue();
        }
    }

    /** It may be the field that the answer is for; otherwise the rest is read. */
    @ParameterizedTest
    @MethodSource("services")
    void aFieldOfAnotherShapeCostsNoOtherField(Service service) {
        STAGE.answer(service.answer(Fullness.FULL));
        Object whole = call(service);
        for (String odd : List.of("{\"x\":[1]}", "[[]]", "\"?\"", "true", "99999999999999999999", "-1.5")) {
            for (JsonNode answer : service.answersWithOneOdd(Contract.parse(odd))) {
                STAGE.answer(answer);
                try {
                    assertThat(lost(whole, call(service)))
                            .as("values that one odd field cost, from " + answer)
                            .isLessThanOrEqualTo(MOST_VALUES_OF_A_FIELD);
                } catch (ChorusFailedException | ChorusUnknownOutcomeException incomplete) {
                    assertThat(incomplete.getMessage())
                            .as("from " + answer)
                            .containsAnyOf(
                                    "the answer has no ",
                                    "makes no sense",
                                    Contract.isDownload(service) ? "the answer is not the JSON" : "makes no sense");
                }
            }
        }
    }

    /** An answer that holds nothing is either enough, or told as one that cannot be read. */
    @ParameterizedTest
    @MethodSource("services")
    void survivesAnAnswerThatSaysNothing(Service service) {
        STAGE.answer(service.answer(Fullness.BARE));

        try {
            String answer = service.answer(Fullness.BARE).toString();
            assertThat(leaves(call(service)).filter(String.class::isInstance))
                    .as("texts that are not in the answer")
                    .allMatch(text -> text.equals(SampleCalls.DONE) || answer.contains((String) text));
        } catch (ChorusFailedException noUse) {
            assertThat(noUse.reason()).isEqualTo(ChorusFailedException.Reason.UNREADABLE_ANSWER);
        } catch (ChorusUnknownOutcomeException noProof) {
            assertThat(noProof.reason()).isEqualTo(ChorusUnknownOutcomeException.UnknownReason.NO_IDENTIFIER);
        }
    }

    /** How many values the one has that the other has not. */
    private static long lost(Object whole, Object other) {
        List<Object> left = new ArrayList<>(leaves(whole).toList());
        leaves(other).forEach(left::remove);
        return left.size();
    }

    /** The values in a result, however deep; what is absent is none. */
    private static Stream<Object> leaves(@Nullable Object value) {
        if (value == null) {
            return Stream.empty();
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream().flatMap(OperationsTest::leaves);
        }
        if (value instanceof Collection<?> all) {
            return all.stream().flatMap(OperationsTest::leaves);
        }
        if (value instanceof Record) {
            return Stream.of(value.getClass().getRecordComponents()).flatMap(component -> {
                try {
                    return leaves(component.getAccessor().invoke(value));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        return Stream.of(value);
    }

    static Stream<Service> services() {
        return SampleCalls.ALL.keySet().stream().map(CONTRACT::get);
    }

    private static Object call(Service service) {
        return SampleCalls.result(service.name(), CHORUS_PRO);
    }

    private static boolean found(Object result) {
        return !(result instanceof Collection<?> rows && rows.isEmpty())
                && !(result instanceof Optional<?> one && one.isEmpty());
    }

    /** Method and path of what the Retrofit interfaces declare, by French name. */
    static Map<String, String> offered() {
        Map<String, String> offered = new TreeMap<>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.chorusconnector.client.internal")
                        .stream()
                        .filter(one -> one.getSimpleName().endsWith("Api"))
                        .map(JavaClass::reflect)
                        .flatMap(api -> Stream.of(api.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(CallSafety.class))
                        .forEach(method -> offered.put(
                                method.getAnnotation(CallSafety.class).service(), placeOf(method)));
        return offered;
    }

    private static String placeOf(Method method) {
        POST post = method.getAnnotation(POST.class);
        return post == null ? "GET /" + method.getAnnotation(GET.class).value() : "POST /" + post.value();
    }
}
