package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalKindTest {

    @ParameterizedTest
    @CsvSource({
        "rechercherFactureParRecipiendaire, 20000, TRA_MSG_00.015, NOTHING_FOUND",
        "rechercherFactureTravaux, 20007, GFT_MSG_01.075, NOTHING_FOUND",
        "completerFacture, 20000, GDP_MSG_11.008, UNKNOWN_INVOICE",
        "completerFacture, 20001, GDP_MSG_11.005 : Utilisateur non habilité, NOT_ENTITLED",
        "completerFacture, 20002, GDP_MSG_11.033, WRONG_STATUS",
        "deposerFluxFacture, 20001, GDP_MSG_11.022, FILE_TOO_LARGE",
        "ajouterFichierDansSysteme, 20003, '', FILE_TOO_LARGE",
        "recyclerFacture, 20003, '', OTHER",
        "consulterCRDetaille, 20001, POQ_MSG_01.003, UNKNOWN_FLOW",
        "soumettreFacture, 20099, Le fournisseur a déjà déposé une demande de paiement avec ce numéro, DUPLICATE_NUMBER",
        "soumettreFacture, 20099, Une facture existe déjà sous ce numéro, DUPLICATE_NUMBER",
        "soumettreFacture, 20099, DOUBLON, DUPLICATE_NUMBER",
        "soumettreFacture, 20099, Le numéro d'engagement n'existe pas, OTHER",
        "soumettreFacture, 20001, GDP_MSG_11.001, WRONG_STATUS",
        "soumettreFacture, 20303, '', OTHER"
    })
    void knowsWhatARefusalIsAbout(String operation, int code, String label, RefusalKind kind) {
        assertThat(new ChorusRefusedException(code, label, operation, OptionalInt.of(200), "id").kind())
                .isEqualTo(kind);
    }
}
