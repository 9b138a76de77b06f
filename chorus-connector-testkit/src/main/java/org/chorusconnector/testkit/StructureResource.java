package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Structures and their services. */
final class StructureResource {

    private static final String OK = "TRA_MSG_00.000";

    /** What recipients and suppliers have in common. */
    private record Structure(long id, String siret, String name, boolean active, boolean isPublic) {}

    private final Directory directory;
    private final boolean emptySearchAsList;

    StructureResource(Directory directory, boolean emptySearchAsList) {
        this.directory = directory;
        this.emptySearchAsList = emptySearchAsList;
    }

    ObjectNode search(JsonNode request) {
        JsonNode criteria = request.path("structure");
        List<Structure> found =
                all().stream().filter(structure -> matches(structure, criteria)).toList();
        RefusedException.when(found.isEmpty() && !emptySearchAsList, Refusal.NOTHING_FOUND);
        Page page = Page.of(request.path("parametres"));
        ObjectNode answer = Json.success(OK);
        answer.set("parametresRetour", page.describe(found.size()));
        var list = answer.putArray("listeStructures");
        for (Structure structure : page.of(found)) {
            list.addObject()
                    .put("idStructureCPP", structure.id)
                    .put("typeIdentifiantStructure", "SIRET")
                    .put("identifiantStructure", structure.siret)
                    .put("designationStructure", structure.name)
                    .put("statut", structure.active ? "ACTIVE" : "INACTIVE");
        }
        return answer;
    }

    private static boolean matches(Structure structure, JsonNode criteria) {
        return is(criteria, "identifiantStructure", structure.siret)
                && is(criteria, "typeIdentifiantStructure", "SIRET")
                && is(criteria, "typeStructure", structure.isPublic ? "PUBLIQUE" : "PRIVEE")
                && is(criteria, "statutStructure", structure.active ? "ACTIF" : "INACTIF")
                && contains(criteria, "raisonSocialeStructure", structure.name)
                && contains(criteria, "libelleStructure", structure.name);
    }

    private static boolean is(JsonNode criteria, String field, String value) {
        return Json.text(criteria, field).map(value::equals).orElse(true);
    }

    private static boolean contains(JsonNode criteria, String field, String value) {
        return Json.text(criteria, field)
                .map(part -> value.toUpperCase(Locale.ROOT).contains(part.toUpperCase(Locale.ROOT)))
                .orElse(true);
    }

    private List<Structure> all() {
        var all = new ArrayList<Structure>();
        for (Directory.Listed listed : directory.recipients()) {
            Recipient recipient = listed.recipient();
            all.add(new Structure(listed.id(), recipient.siret(), recipient.name(), recipient.isActive(), true));
        }
        for (Supplier supplier : directory.suppliers()) {
            all.add(new Structure(supplier.id(), supplier.siret(), supplier.name(), supplier.isActive(), false));
        }
        return all;
    }

    ObjectNode read(JsonNode request) {
        long id = request.path("idStructureCPP").asLong();
        Structure structure = all().stream()
                .filter(s -> s.id == id)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_STRUCTURE));
        ObjectNode answer = Json.success(OK);
        ObjectNode general = answer.putObject("informationGenerales")
                .put("idStructureCPP", structure.id)
                .put("typeIdentifiantStructure", "SIRET")
                .put("identifiantStructure", structure.siret)
                .put("raisonSocialeStructure", structure.name)
                .put("structurePriveePublique", structure.isPublic ? "PUBLIQUE" : "PRIVEE");
        directory
                .supplier(id)
                .flatMap(Supplier::passwordExpiry)
                .ifPresent(
                        day -> general.put("dateExpirationMotPasseCompteTech", Paris.withOffset(Paris.startOf(day))));
        putAddress(answer, "adressePostaleDuSiege");
        Optional<Recipient> recipient = directory.recipient(id).map(Directory.Listed::recipient);
        answer.putObject("parametres")
                .put(
                        "codeServiceDoitEtreRenseigne",
                        recipient.map(Recipient::requiresService).orElse(false))
                .put(
                        "numeroEJDoitEtreRenseigne",
                        recipient.map(Recipient::requiresEngagement).orElse(false))
                .put(
                        "gestionNumeroEJOuCodeService",
                        recipient.map(Recipient::requiresEither).orElse(false))
                .put("statutMiseEnPaiementNestPasRemonte", false);
        return answer;
    }

    ObjectNode searchServices(JsonNode request) {
        Map<Long, Recipient.Service> services = servicesOf(request);
        Page page = Page.of(request.path("parametresRechercherServicesStructure"));
        ObjectNode answer = Json.success(OK);
        var list = answer.putArray("listeServices");
        for (var entry : page.of(List.copyOf(services.entrySet()))) {
            Recipient.Service service = entry.getValue();
            list.addObject()
                    .put("idService", entry.getKey())
                    .put("codeService", service.code())
                    .put("libelleService", service.code())
                    .put("dateDbtService", "2016-12-28 08:30")
                    .put("dateFinService", "2050-12-31 00:00")
                    .put("estActif", service.active());
        }
        answer.set("parametresRetour", page.describe(services.size()));
        return answer;
    }

    ObjectNode readService(JsonNode request) {
        Recipient.Service service =
                servicesOf(request).get(request.path("idService").asLong());
        if (service == null) {
            throw new RefusedException(Refusal.UNKNOWN_STRUCTURE_SERVICE);
        }
        ObjectNode answer = Json.success(OK);
        answer.putObject("informationsGenerales")
                .put("codeService", service.code())
                .put("nomService", service.code())
                .put("descriptionService", service.code());
        answer.putObject("parametres")
                .put("dateCreation", "2016-12-28T08:31:19+01:00")
                .put("dateDebutValidite", "2016-12-28T08:30:47+01:00")
                .put("numeroEngagement", service.engagementRequired())
                .put("miseEnPaiement", false);
        putAddress(answer, "adressePostale");
        return answer;
    }

    private Map<Long, Recipient.Service> servicesOf(JsonNode request) {
        long id = request.path("idStructure").asLong();
        if (directory.supplier(id).isPresent()) {
            return Map.of();
        }
        return directory
                .recipient(id)
                .map(Directory.Listed::services)
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_STRUCTURE));
    }

    ObjectNode activeSuppliers() {
        ObjectNode answer = Json.success(OK);
        var list = answer.putArray("listeStructures");
        for (Supplier supplier : directory.suppliers()) {
            if (supplier.isActive()) {
                list.addObject()
                        .put("idStructureCPP", supplier.id())
                        .put("identifiant", supplier.siret())
                        .put("designationStructure", supplier.name());
            }
        }
        return answer;
    }

    ObjectNode bankAccounts(JsonNode request) {
        Supplier supplier = directory
                .supplier(request.path("idStructure").asLong())
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_STRUCTURE));
        ObjectNode answer = Json.success("GCU_MSG_01_000");
        var list = answer.putArray("listeCoordonneeBancaire");
        supplier.bankAccounts()
                .forEach((id, name) ->
                        list.addObject().put("idCoordonneeBancaire", id).put("nomCoordonneeBancaire", name));
        return answer;
    }

    private static void putAddress(ObjectNode answer, String field) {
        answer.putObject(field)
                .put("adresse", "1 rue Test")
                .put("codePostal", "75000")
                .put("ville", "Paris")
                .put("pays", "France");
    }
}
