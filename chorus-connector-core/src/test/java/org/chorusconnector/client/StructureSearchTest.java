package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chorusconnector.Siret;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.StructureIdentifierKind;
import org.chorusconnector.client.structures.StructureKind;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.StructureSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches of the directory. */
class StructureSearchTest {

    private static final int PAGE = 50;

    private final Stage stage = new Stage();
    private final ChorusPro chorus = stage.client();

    @AfterEach
    void close() {
        chorus.close();
    }

    @Test
    void sendsTheCriteriaThatAreGivenAndNoOther() {
        JsonNode sent = sentBy(StructureSearch.builder()
                .kind(StructureKind.PUBLIC)
                .city("NANTES")
                .active(true)
                .build());

        assertThat(sent.path("structure"))
                .isEqualTo(Contract.parse(
                        "{\"typeStructure\":\"PUBLIQUE\",\"adresseVille\":\"NANTES\",\"statutStructure\":\"ACTIF\"}"));
        assertThat(sent.has("restreindreStructuresPrivees")).isFalse();
    }

    @Test
    void asksForPrivateStructuresOfOthersOnlyWhenTold() {
        assertThat(sentBy(StructureSearch.builder()
                                .lastName("DUPONT")
                                .withOthersPrivateStructures()
                                .build())
                        .path("restreindreStructuresPrivees"))
                .isEqualTo(Contract.parse("false"));
    }

    @Test
    void aSiretIsAnIdentifierOfItsKind() {
        assertThat(sentBy(StructureSearch.bySiret(Siret.of("11000201100044"))).path("structure"))
                .isEqualTo(Contract.parse(
                        "{\"identifiantStructure\":\"11000201100044\",\"typeIdentifiantStructure\":\"SIRET\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfIdentifierIsOneOfTheContract(StructureIdentifierKind kind) {
        sentBy(StructureSearch.builder().identifier("X1").identifierKind(kind).build());

        assertThat(Contract.services().get("rechercherStructure").problems(stage.body()))
                .isEmpty();
    }

    @Test
    void readsPageByPageAsTheStreamGoes() {
        stage.answer(200, page(1, 3));
        Iterator<StructureSummary> found = chorus.structures()
                .search(StructureSearch.builder().name("MAIRIE").build())
                .iterator();
        assertThat(stage.place()).as("nothing is read yet").isEmpty();

        for (int i = 0; i < PAGE; i++) {
            found.next();
        }
        stage.answer(200, page(1 + PAGE, 3));
        assertThat(found.next().id()).isEqualTo(new StructureId(1 + PAGE));

        assertThat(Contract.parse(stage.body())
                        .at("/parametres/pageResultatDemandee")
                        .asInt())
                .isEqualTo(2);
        assertThat(Contract.parse(stage.body())
                        .at("/structure/raisonSocialeStructure")
                        .asText())
                .isEqualTo("MAIRIE");
    }

    @Test
    void failsWhenAPageRepeatsThePageBefore() {
        stage.answer(200, page(1, 3));

        assertThatThrownBy(() -> chorus.structures()
                        .search(StructureSearch.builder().name("MAIRIE").build())
                        .toList())
                .isInstanceOfSatisfying(
                        ChorusFailedException.class,
                        failure ->
                                assertThat(failure.reason()).isEqualTo(ChorusFailedException.Reason.UNREADABLE_ANSWER))
                .hasMessageContaining("page 2 of the list repeats");
    }

    @Test
    void failsWhenTheListHasFewerRowsThanItCounts() {
        stage.answer(200, page(1, 1).replace("\"pages\":1", "\"pages\":1,\"total\":" + (PAGE + 200)));

        assertThatThrownBy(() -> chorus.structures()
                        .search(StructureSearch.builder().name("MAIRIE").build())
                        .toList())
                .isInstanceOf(ChorusFailedException.class)
                .hasMessageContaining("the list ends after " + PAGE + " rows of " + (PAGE + 200));
    }

    @Test
    void refusesACriterionThatIsNone() {
        StructureSearch.Builder search = StructureSearch.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> search.name(" ")).withMessageContaining("name");
        assertThatIllegalArgumentException().isThrownBy(() -> search.city("")).withMessageContaining("city");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.identifier("1".repeat(19)))
                .withMessageContaining("18");
    }

    @Test
    void tellsNobodyWhoIsLookedFor() {
        assertThat(StructureSearch.builder().lastName("DUPONT").build().toString())
                .isEqualTo("StructureSearch");
    }

    private JsonNode sentBy(StructureSearch search) {
        stage.answer(200, page(1, 1));
        List<StructureSummary> found = chorus.structures().search(search).toList();
        assertThat(found).hasSize(PAGE);
        return Contract.parse(stage.body());
    }

    private static String page(int firstId, int pages) {
        return IntStream.range(firstId, firstId + PAGE)
                .mapToObj(id -> String.format(Locale.ROOT, "{\"idStructureCPP\":%d}", id))
                .collect(Collectors.joining(
                        ",",
                        "{\"codeRetour\":0,\"parametresRetour\":{\"pages\":" + pages + "},\"listeStructures\":[",
                        "]}"));
    }
}
