package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
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
        "recyclerFacture, 20003, '', RECIPIENT_DATA",
        "consulterCRDetaille, 20001, POQ_MSG_01.003, UNKNOWN_FLOW",
        "soumettreFacture, 20099, Le fournisseur a déjà déposé une demande de paiement avec ce numéro, DUPLICATE_NUMBER",
        "soumettreFacture, 20099, Une facture existe déjà sous ce numéro, DUPLICATE_NUMBER",
        "soumettreFacture, 20099, DOUBLON, DUPLICATE_NUMBER",
        "soumettreFacture, 20099, Le numéro d'engagement n'existe pas, UNUSABLE_ENGAGEMENT",
        "soumettreFacture, 20099, Le numéro d'engagement est déjà soldé, UNUSABLE_ENGAGEMENT",
        "soumettreFacture, 20099, Le numéro d'engagement est obligatoire pour ce destinataire, MISSING_ENGAGEMENT",
        "soumettreFacture, 20099, Le code service est obligatoire, MISSING_SERVICE_CODE",
        "soumettreFacture, 20099, Code service inconnu ou inactif, UNKNOWN_SERVICE_CODE",
        "soumettreFacture, 20099, Le destinataire est inconnu, UNKNOWN_RECIPIENT",
        "soumettreFacture, 20099, La synthèse de l'entête est incorrecte, INVALID_AMOUNTS",
        "soumettreFacture, 20099, La pièce jointe n'existe pas, UNKNOWN_FILE",
        "soumettreFacture, 20099, La date de facture est postérieure à la date de dépôt, INVALID_DATE",
        "soumettreFacture, 20099, Le valideur est obligatoire, MISSING_VALIDATOR",
        "soumettreFacture, 20099, Le num&eacute;ro doit &ecirc;tre unique d&eacute;j&agrave; d&eacute;pos&eacute;, DUPLICATE_NUMBER",
        "soumettreFacture, 20001, GDP_MSG_11.001, WRONG_STATUS",
        "soumettreFacture, 20303, '', INVALID_DATA",
        "soumettreFacture, 29999, Autre chose, OTHER"
    })
    void knowsWhatARefusalIsAbout(String operation, int code, String label, RefusalKind kind) {
        assertThat(new ChorusRefusedException(code, label, operation, OptionalInt.of(200), "id").kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/refusal-codes.csv", numLinesToSkip = 2)
    void aHostCanActOnEveryKnownCode(String operation, int code, String key) {
        String label = key == null ? "" : key;

        assertThat(RefusalKind.of(operation, code, label)).isNotEqualTo(RefusalKind.OTHER);
    }
}
