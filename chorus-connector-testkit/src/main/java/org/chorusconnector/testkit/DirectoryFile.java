package org.chorusconnector.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The directory of recipients as a file: a zip of the two tables of the public weekly file, with its columns, in UTF-8 and
 * separated by semicolons. What Chorus Pro itself puts into the zip is an XML flow that no public source shows.
 */
final class DirectoryFile {

    private static final String STRUCTURES =
            "TypeIdentifiant;Identifiant;RaisonSociale;EmetteurEdi;RecepteurEdi;GestionStatutMiseEnPaiement;"
                    + "GestionEngagement;GestionService;GestionServiceEngagement;EstMOA;EstMOAUniquement;StructureActive;"
                    + "Adresse;ComplementAdresse1;ComplementAdresse2;CodePostal;Ville;NumTelephone;Courriel;CodePays;"
                    + "LibellePays\n";
    private static final String SERVICES = "Identifiant;RaisonSociale;Code;Nom;GestionEGMT;ServiceActif;Adresse;"
            + "ComplementAdresse1;ComplementAdresse2;CodePostal;Ville;NumTelephone;Courriel;CodePays;LibellePays\n";
    private static final String ADDRESS = "1 rue Test;;;75000;Paris;;;FR;France\n";

    private DirectoryFile() {}

    /** In Base64. */
    static String of(List<Directory.Listed> recipients) {
        var structures = new StringBuilder(STRUCTURES);
        var services = new StringBuilder(SERVICES);
        for (Directory.Listed listed : recipients) {
            Recipient recipient = listed.recipient();
            structures.append(String.join(
                    ";",
                    "1",
                    recipient.siret(),
                    cell(recipient.name()),
                    "false",
                    "false",
                    flag(recipient.reportsPayment()),
                    flag(recipient.requiresEngagement()),
                    flag(recipient.requiresService()),
                    flag(recipient.requiresEither()),
                    "false",
                    "false",
                    flag(recipient.isActive()),
                    ADDRESS));
            for (Recipient.Service service : recipient.services()) {
                services.append(String.join(
                        ";",
                        recipient.siret(),
                        cell(recipient.name()),
                        cell(service.code()),
                        cell(service.code()),
                        flag(service.engagementRequired()),
                        flag(service.active()),
                        ADDRESS));
            }
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("structures.csv", structures.toString().getBytes(StandardCharsets.UTF_8));
        files.put("services.csv", services.toString().getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(Zip.of(files));
    }

    private static String flag(boolean value) {
        return String.valueOf(value);
    }

    private static String cell(String text) {
        return text.matches("[^;\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
