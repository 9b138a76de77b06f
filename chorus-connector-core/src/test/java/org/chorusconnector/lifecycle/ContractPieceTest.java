package org.chorusconnector.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chorusconnector.Language;
import org.chorusconnector.client.invoices.CadreDeFacturation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractPieceTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByBothOfItsCodes(ContractPiece piece) {
        assertThat(piece.code()).startsWith(piece.name() + "_");
        assertThat(ContractPiece.ofCode(piece.code())).contains(piece);
        assertThat(ContractPiece.ofCode(piece.name())).contains(piece);
    }

    @Test
    void isNotFoundByAnotherCode() {
        assertThat(Stream.of("A1", "A3", "A21", "a4", "A4_", "").map(ContractPiece::ofCode))
                .allMatch(found -> found.isEmpty());
    }

    @Test
    void theInvoicesAmongThePiecesAreThoseThatAValidatorSees() {
        assertThat(Stream.of(ContractPiece.values())
                        .filter(piece -> !piece.isWorks())
                        .map(ContractPiece::code))
                .containsExactlyElementsOf(Stream.of(CadreDeFacturation.values())
                        .filter(CadreDeFacturation::needsValidator)
                        .map(CadreDeFacturation::code)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theWordsOfItsCodeNameWhoDepositsIt(ContractPiece piece) {
        List<Actor> named =
                switch (piece.code().replaceAll(".*_(FOURNISSEUR|SOUSTRAITANT|COTRAITANT|MOE|MOA)(_.*)?$", "$1")) {
                    case "FOURNISSEUR" -> List.of(Actor.CONTRACT_HOLDER, Actor.GROUP_LEADER);
                    case "SOUSTRAITANT" -> List.of(Actor.SUBCONTRACTOR);
                    case "COTRAITANT" -> List.of(Actor.CO_CONTRACTOR);
                    case "MOE" -> List.of(Actor.PROJECT_MANAGER);
                    case "MOA" -> List.of(Actor.PROJECT_OWNER);
                    default -> List.of();
                };

        assertThat(named).isNotEmpty();
        assertThat(piece.depositors()).containsAll(named);
    }

    @Test
    void theLeaderOfAGroupValidatesWhatItsMembersDeposit() {
        assertThat(Stream.of(ContractPiece.values())
                        .filter(piece -> piece.depositors().contains(Actor.CO_CONTRACTOR)))
                .hasSize(3)
                .allMatch(piece -> piece.validators().get(0) == Actor.GROUP_LEADER);
        assertThat(Stream.of(ContractPiece.values())
                        .filter(piece -> piece.depositors().contains(Actor.SUBCONTRACTOR)))
                .hasSize(3)
                .allMatch(piece -> piece.validators().get(0) == Actor.CONTRACT_HOLDER);
    }

    @Test
    void nobodyValidatesWhatHeDepositsHimself() {
        assertThat(ContractPiece.values())
                .allMatch(piece -> piece.validators().stream().noneMatch(piece.depositors()::contains))
                .allMatch(piece -> !piece.depositors().contains(piece.recipient()));
    }

    @Test
    void whatTheDocumentationTellsIsConfirmed() {
        assertThat(Stream.of(ContractPiece.values()).filter(ContractPiece::isConfirmed))
                .containsExactlyInAnyOrderElementsOf(Set.of(
                        ContractPiece.A4,
                        ContractPiece.A7,
                        ContractPiece.A8,
                        ContractPiece.A9,
                        ContractPiece.A12,
                        ContractPiece.A13));
    }

    @ParameterizedTest
    @EnumSource
    void hasALabelOfItsOwnInEachLanguage(Language language) {
        assertThat(Stream.of(ContractPiece.values()).map(piece -> piece.label(language)))
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("\\p{Lu}.{10,}[^.]"));
    }
}
