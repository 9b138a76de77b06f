package org.chorusconnector.lifecycle;

import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.Language;
import org.chorusconnector.client.flows.FlowStatus;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.lifecycle.Status.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The model of the life cycle, beside the table of the statuses of Chorus Pro. Every column of the table but those on its sources
 * is compared; the meaning is told in full sentences of the model.
 */
class LifecycleTest {

    private static final Map<String, StatusScope> SCOPES = Map.of(
            "facture", StatusScope.INVOICE,
            "validation", StatusScope.VALIDATION,
            "travaux", StatusScope.WORKS,
            "technique", StatusScope.TECHNICAL,
            "flux", StatusScope.FLOW);

    private static final Map<String, List<Actor>> ACTORS = Map.ofEntries(
            Map.entry("supplier", List.of(Actor.SUPPLIER)),
            Map.entry("supplier (soumettre)", List.of(Actor.SUPPLIER)),
            Map.entry("supplier (completer)", List.of(Actor.SUPPLIER)),
            Map.entry("supplier or Chorus Pro", List.of(Actor.SUPPLIER, Actor.CHORUS_PRO)),
            Map.entry("cotraitant", List.of(Actor.CO_CONTRACTOR)),
            Map.entry("depositor", List.of(Actor.DEPOSITOR)),
            Map.entry("recipient", List.of(Actor.RECIPIENT)),
            Map.entry("accountant", List.of(Actor.ACCOUNTANT)),
            Map.entry("validator", List.of(Actor.VALIDATOR)),
            Map.entry("validator 2", List.of(Actor.SECOND_VALIDATOR)),
            Map.entry("MOE", List.of(Actor.PROJECT_MANAGER)),
            Map.entry("MOA", List.of(Actor.PROJECT_OWNER)),
            Map.entry("MOE/MOA", List.of(Actor.PROJECT_MANAGER, Actor.PROJECT_OWNER)),
            Map.entry("MOE/MOA/recipient", List.of(Actor.PROJECT_MANAGER, Actor.PROJECT_OWNER, Actor.RECIPIENT)),
            Map.entry("Chorus Pro", List.of(Actor.CHORUS_PRO)),
            Map.entry("AIFE", List.of(Actor.AIFE)),
            Map.entry("nobody", List.of(Actor.NOBODY)));

    /** Without an action: none, and waiting. */
    private static final Map<String, SupplierAction> ACTIONS = Map.ofEntries(
            Map.entry("soumettre", SupplierAction.SUBMIT),
            Map.entry("completer", SupplierAction.COMPLETE),
            Map.entry("recycler", SupplierAction.RECYCLE),
            Map.entry("traiterRejet", SupplierAction.HANDLE_REJECTION),
            Map.entry("new invoice", SupplierAction.REISSUE),
            Map.entry("corrigerValideur", SupplierAction.CORRECT_VALIDATOR),
            Map.entry("completer (travaux)", SupplierAction.COMPLETE_WORKS),
            Map.entry("recycler (travaux)", SupplierAction.RECYCLE_WORKS),
            Map.entry("new piece", SupplierAction.REISSUE_WORKS),
            Map.entry("refuser (travaux)", SupplierAction.REFUSE_WORKS),
            Map.entry("fix and send again", SupplierAction.CORRECT_AND_SEND_AGAIN),
            Map.entry("send again", SupplierAction.SEND_AGAIN),
            Map.entry("send the whole flux again", SupplierAction.SEND_AGAIN),
            Map.entry("read invoice ids", SupplierAction.READ_INVOICES),
            Map.entry("read ids; fix and re-send the refused ones", SupplierAction.SEND_REFUSED_AGAIN),
            Map.entry("read the report", SupplierAction.READ_REPORT),
            Map.entry("wait, then open a sollicitation", SupplierAction.ASK_SUPPORT));

    private static final Set<String> NO_ACTION = Set.of("none", "wait");

    private static final Map<String, Map<String, String>> TABLE = table();

    private static Map<String, Map<String, String>> table() {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(LifecycleTest.class.getResourceAsStream("/statuses.csv"))) {
            return rows.readAll().stream().collect(Collectors.toMap(row -> row.get("code"), identity()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Status> statuses() {
        return Lifecycle.statuses();
    }

    @Test
    void hasTheStatusesOfTheTableAndNoOthers() {
        assertThat(TABLE).hasSizeGreaterThan(70);
        assertThat(statuses()).extracting(Status::code).containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void saysOfAStatusWhatTheTableSays(Status status) {
        Map<String, String> row = TABLE.get(status.code());

        assertThat(status.label(Language.FR)).isEqualTo(row.get("label_fr"));
        assertThat(status.scope()).isEqualTo(SCOPES.get(row.get("scope")));
        assertThat(status.setBy()).isEqualTo(ACTORS.get(row.get("set_by")));
        assertThat(List.of(status.actor())).isEqualTo(ACTORS.get(row.get("who_must_act")));
        assertThat(status.supplierAction().orElse(null)).isEqualTo(action(row.get("supplier_action")));
        assertThat(status.isFinal()).isEqualTo(row.get("terminal").startsWith("yes"));
        assertThat(status.isOptional()).isEqualTo(!row.get("optional").equals("no"));
        assertThat(status.usuallyFollowedBy()).isEqualTo(codes(row.get("allowed_next")));
        assertThat(status.ediCode().orElse("")).isEqualTo(row.get("edi_code"));
        assertThat(status.confidence()).isEqualTo(confidence(row.get("confidence")));
    }

    private static SupplierAction action(String written) {
        assertThat(ACTIONS.containsKey(written) || NO_ACTION.contains(written))
                .as(written)
                .isTrue();
        return ACTIONS.get(written);
    }

    private static List<String> codes(String written) {
        boolean none = written.isEmpty() || written.startsWith("(none") || written.equals("any");
        return none ? List.of() : List.of(written.split("\\|"));
    }

    private static Confidence confidence(String written) {
        if (written.equals("(unconfirmed)")) {
            return Confidence.UNCONFIRMED;
        }
        return written.startsWith("code confirmed") || written.equals("confirmed code")
                ? Confidence.CODE_ONLY
                : Confidence.CONFIRMED;
    }

    @Test
    void isNotSureOfAnEndThatTheTableIsNotSureOf() {
        assertThat(statuses())
                .filteredOn(status -> TABLE.get(status.code()).get("terminal").contains("unconfirmed"))
                .isNotEmpty()
                .noneMatch(status -> status.confidence() == Confidence.CONFIRMED);
    }

    @Test
    void knowsTheStatusesThatUsuallyFollow() {
        assertThat(statuses().stream().flatMap(status -> status.usuallyFollowedBy().stream()))
                .isNotEmpty()
                .allMatch(code -> Lifecycle.of(code).isKnown());
    }

    @Test
    void hasNothingAfterAFinalStatus() {
        assertThat(statuses().stream().filter(Status::isFinal))
                .isNotEmpty()
                .allMatch(status -> status.usuallyFollowedBy().isEmpty());
    }

    @Test
    void knowsEachEdiCodeOnce() {
        assertThat(statuses().stream().flatMap(status -> status.ediCode().stream()))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("\\d\\d"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsEachStatusApartInSentences(Language language) {
        assertThat(statuses()).extracting(status -> status.label(language)).allMatch(LifecycleTest::isOneLine);
        assertThat(statuses().stream()
                        .collect(Collectors.groupingBy(
                                status -> status.scope() + " " + status.label(language), Collectors.counting()))
                        .values())
                .containsOnly(1L);
        assertThat(statuses())
                .extracting(status -> status.meaning(language))
                .doesNotHaveDuplicates()
                .allMatch(LifecycleTest::isOneLine)
                .allMatch(meaning -> meaning.matches("\\p{Lu}.{20,}\\."));
    }

    /** As a sentence that was put together from two literals without a blank would not be. */
    private static boolean isOneLine(String text) {
        return text.strip().equals(text)
                && !text.contains("  ")
                && !text.matches("(?s).*\\R.*")
                && !text.matches(".*[.,;:]\\p{L}.*");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasATextForEachActorAndAction(Language language) {
        assertThat(Arrays.stream(Actor.values()).map(actor -> actor.label(language)))
                .doesNotHaveDuplicates()
                .allMatch(LifecycleTest::isOneLine);
        assertThat(Arrays.stream(SupplierAction.values()).map(action -> action.label(language)))
                .doesNotHaveDuplicates()
                .allMatch(LifecycleTest::isOneLine);
    }

    @Test
    void usesEveryActionOfASupplier() {
        assertThat(statuses().stream()
                        .flatMap(status -> status.supplierAction().stream())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(SupplierAction.values());
    }

    @Test
    void knowsTheStatusesOfTheClient() {
        assertThat(Lifecycle.of(InvoiceStatus.SUSPENDUE).supplierAction()).contains(SupplierAction.COMPLETE);
        assertThat(Lifecycle.of(InvoiceStatus.MISE_EN_PAIEMENT).isFinal()).isTrue();
        assertThat(Lifecycle.of(FlowStatus.REJECTED).scope()).isEqualTo(StatusScope.FLOW);
        assertThat(Lifecycle.of(InvoiceStatus.DEPOSEE)).hasToString("DEPOSEE");
    }

    @Test
    void saysOfAFlowWhetherItEndsAsTheClientDoes() {
        assertThat(statuses())
                .filteredOn(status -> status.scope() == StatusScope.FLOW)
                .isNotEmpty()
                .allMatch(status -> new FlowStatus(status.code()).isFinal() == status.isFinal());
    }

    @Test
    void tellsWhatWaitsForTheSupplier() {
        Stream<String> invoices = statuses().stream()
                .filter(status -> status.scope() == StatusScope.INVOICE)
                .filter(Status::needsSupplier)
                .map(Status::code);

        assertThat(invoices).containsExactlyInAnyOrder("BROUILLON", "SUSPENDUE", "A_RECYCLER", "REJETEE");
        assertThat(Lifecycle.of("A_COMPLETER").needsSupplier()).isTrue();
        assertThat(Lifecycle.of("REFUSEE_FOURNISSEUR").needsSupplier()).isFalse();
        assertThat(Lifecycle.of("ERREUR_COTRAITANT_SUR_VALIDEUR").needsSupplier())
                .isFalse();
    }

    @Test
    void aRejectionIsAnEndThatStillNeedsTheSupplier() {
        Status rejected = Lifecycle.of(InvoiceStatus.REJETEE);

        assertThat(rejected.isFinal()).isTrue();
        assertThat(rejected.needsSupplier()).isTrue();
        assertThat(rejected.supplierAction()).contains(SupplierAction.HANDLE_REJECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJETEE_PARTIELLEMENT", "rejetee", " REJETEE", "REJETÉE"})
    void keepsAnUnknownStatusAsItIsAndSaysSo(String code) {
        Status status = Lifecycle.of(code);

        assertThat(status.code()).isEqualTo(code);
        assertThat(status.isKnown()).isFalse();
        assertThat(status.scope()).isEqualTo(StatusScope.UNKNOWN);
        assertThat(status.actor()).isEqualTo(Actor.UNKNOWN);
        assertThat(status.setBy()).containsExactly(Actor.UNKNOWN);
        assertThat(status.confidence()).isEqualTo(Confidence.UNCONFIRMED);
        assertThat(status.isFinal()).isFalse();
        assertThat(status.needsSupplier()).isFalse();
        assertThat(status.supplierAction()).isEmpty();
        assertThat(status.usuallyFollowedBy()).isEmpty();
        assertThat(status.ediCode()).isEmpty();
        assertThat(status.label(Language.FR)).isEqualTo(code);
        assertThat(status.meaning(Language.FR)).contains("ne connaît pas le statut « " + code + " »");
        assertThat(status.meaning(Language.EN)).contains("does not know the status \"" + code + "\"");
    }

    @Test
    void showsOfAnUnknownStatusOneShortLine() {
        String code = "X\r\nY\u202E" + "Z".repeat(10_000);
        Status status = Lifecycle.of(code);

        assertThat(status.code()).isEqualTo(code);
        assertThat(status.label(Language.EN)).startsWith("X Y\uFFFDZ").hasSizeLessThanOrEqualTo(100);
        assertThat(status.meaning(Language.EN)).hasSizeLessThan(300).doesNotContain("\n");
        assertThat(status).hasToString(status.label(Language.EN));
    }

    @Test
    void twoStatusesAreEqualWhenTheirCodesAre() {
        assertThat(Lifecycle.of("NOUVEAU"))
                .isEqualTo(Lifecycle.of("NOUVEAU"))
                .hasSameHashCodeAs(Lifecycle.of("NOUVEAU"));
        assertThat(Lifecycle.of("NOUVEAU")).isNotEqualTo(Lifecycle.of("NOUVELLE"));
    }

    @Test
    void refusesOnlyABlankCode() {
        assertThatThrownBy(() -> Lifecycle.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
