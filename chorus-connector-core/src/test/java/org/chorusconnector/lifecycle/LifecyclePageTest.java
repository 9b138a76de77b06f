package org.chorusconnector.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.Language;
import org.chorusconnector.lifecycle.Status.Confidence;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/lifecycle.md} true: it is made from the model. Written anew with {@code -Dlifecycle.write=true}. */
class LifecyclePageTest {

    private static final Path PAGE = Path.of("..", "docs", "lifecycle.md");

    private static final String HEAD = """
            # The life of an invoice

            What each status of Chorus Pro means, who must act, and what usually follows. Made from `Lifecycle` by `LifecyclePageTest`,
            which fails when this page is no longer true. The same in French: [Cycle de vie](#cycle-de-vie).

            `Lifecycle.of` tells the same of the code that Chorus Pro gave:

            ```java
            Status status = Lifecycle.of(code);
            if (!status.isKnown() || status.needsSupplier()) {
                worklist.add(status.label(Language.FR) + " : " + status.meaning(Language.FR));
            }
            ```

            - The model informs and never refuses. Recipients leave statuses out, and go back to earlier ones: an invoice whose payment
              was ordered (`MANDATEE`) may be suspended. A program must not expect an order.
            - A code that this version does not know is kept as it is: `isKnown()` is false, and its texts say so. It is to be shown to a
              person. It is neither an end nor progress.
            - *Final* is a status after which usually nothing comes. `REJETEE` is final and still needs the supplier. Where the recipient
              does not return `MISE_EN_PAIEMENT`, an invoice has no end: a program that follows invoices also needs an age limit.
            - A status is optional, unless the table says *not optional*: it may be left out where it would belong.
            - *Code only* means that the code exists, and that its meaning is deduced from its name. *Unconfirmed* codes are known from one
              public client. Which status follows which is never fully confirmed.
            - *EDI* is the number of the status in flows that Chorus Pro returns.

            The pieces of works contracts are told in [works-contracts.md](works-contracts.md).
            """;

    private static final String FRENCH_HEAD = """
            Ce que signifie chaque statut de Chorus Pro, qui doit agir, et ce qui suit d'ordinaire. Un statut peut manquer, ou revenir en
            arrière : ces tableaux informent, ils n'imposent rien. « Code seul » : le code existe, sa signification est déduite de son nom.
            « Non confirmé » : un seul client public connaît ce code.
            """;

    @Test
    void thePageIsTrue() throws IOException {
        String page = page();
        if (Boolean.getBoolean("lifecycle.write")) {
            Files.writeString(PAGE, page);
            abort("The page was written. Run the test again without -Dlifecycle.write to compare it.");
        }

        assertThat(PAGE).as("to be written anew with -Dlifecycle.write=true").hasContent(page);
    }

    @Test
    void noTextBreaksATable() {
        assertThat(page().lines().filter(line -> line.startsWith("| `")))
                .hasSize(2 * Lifecycle.statuses().size())
                .allMatch(line -> line.split("\\|", -1).length == 8);
    }

    private static String page() {
        return HEAD + tables(Language.EN) + "\n# Cycle de vie\n\n" + FRENCH_HEAD + tables(Language.FR);
    }

    private static String tables(Language language) {
        return Stream.of(StatusScope.values())
                .filter(scope -> scope != StatusScope.UNKNOWN)
                .map(scope -> "\n## " + heading(scope, language) + "\n\n" + table(scope, language))
                .collect(Collectors.joining());
    }

    private static String heading(StatusScope scope, Language language) {
        boolean french = language == Language.FR;
        return switch (scope) {
            case INVOICE -> french ? "Factures" : "Invoices";
            case VALIDATION ->
                french ? "Validation en sous-traitance et en cotraitance" : "Validation of others' invoices";
            case WORKS -> french ? "Pièces de marchés de travaux" : "Pieces of works contracts";
            case TECHNICAL -> french ? "Étapes techniques" : "Inner steps";
            case FLOW -> french ? "Flux" : "Flows";
            case UNKNOWN -> throw new AssertionError("The unknown statuses have no table");
        };
    }

    private static String table(StatusScope scope, Language language) {
        String head = language == Language.FR
                ? "| Statut | Signification | Posé par | Doit agir | Action du fournisseur | Suites usuelles, remarques |"
                : "| Status | Meaning | Set by | Must act | The supplier does | Usually follows, remarks |";
        return head + "\n| --- | --- | --- | --- | --- | --- |\n"
                + Lifecycle.statuses().stream()
                        .filter(status -> status.scope() == scope)
                        .map(status -> row(status, language))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Status status, Language language) {
        return "| `" + status.code() + "` | **" + status.label(language) + ".** " + status.meaning(language) + " | "
                + status.setBy().stream().map(actor -> actor.label(language)).collect(Collectors.joining(", ")) + " | "
                + status.actor().label(language) + " | "
                + status.supplierAction().map(action -> action.label(language)).orElse("") + " | "
                + String.join("; ", remarks(status, language)) + " |";
    }

    private static List<String> remarks(Status status, Language language) {
        boolean french = language == Language.FR;
        List<String> remarks = new ArrayList<>();
        if (!status.usuallyFollowedBy().isEmpty()) {
            remarks.add("`" + String.join("`, `", status.usuallyFollowedBy()) + "`");
        }
        if (status.isFinal()) {
            remarks.add("final");
        }
        if (!status.isOptional()) {
            remarks.add(french ? "non facultatif" : "not optional");
        }
        status.ediCode().ifPresent(code -> remarks.add("EDI " + code));
        if (status.confidence() == Confidence.CODE_ONLY) {
            remarks.add(french ? "code seul" : "code only");
        }
        if (status.confidence() == Confidence.UNCONFIRMED) {
            remarks.add(french ? "non confirmé" : "unconfirmed");
        }
        return remarks;
    }
}
