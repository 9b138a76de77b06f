package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Structures and their services. */
final class StructureResource {

    private static final String OK = "TRA_MSG_00.000";
    private static final String STREET = "1 rue Test";
    private static final String POST_CODE = "75000";
    private static final String CITY = "Paris";

    /** What recipients and suppliers have in common. */
    private record Structure(long id, String siret, String name, boolean active, boolean isPublic) {}

    private final Directory directory;
    private final boolean emptySearchAsList;

    StructureResource(Directory directory, boolean emptySearchAsList) {
        this.directory = directory;
        this.emptySearchAsList = emptySearchAsList;
    }

    void addTo(Map<Operation, Function<RequestBody, ObjectNode>> services) {
        services.put(Operation.SEARCH_STRUCTURES, body -> search(body.json()));
        services.put(Operation.READ_STRUCTURE, body -> read(body.json()));
        services.put(Operation.SEARCH_SERVICES, body -> searchServices(body.json()));
        services.put(Operation.READ_SERVICE, body -> readService(body.json()));
        services.put(Operation.SEARCH_RECIPIENTS, body -> searchRecipients(body.json()));
        services.put(Operation.SEARCH_EXECUTING_SERVICES, body -> executingServices(body.json()));
        services.put(Operation.READ_SIRET, body -> readSiret(body.json()));
        services.put(Operation.LIST_SUPPLIERS, body -> active(all().stream().filter(one -> !one.isPublic)));
        services.put(Operation.LIST_RECIPIENTS, body -> active(all().stream().filter(Structure::isPublic)));
        services.put(Operation.LIST_WORKS_STRUCTURES, body -> active(all().stream()));
        services.put(Operation.LIST_MEMBERSHIPS, body -> memberships(body.json()));
        services.put(Operation.LIST_BANK_ACCOUNTS, body -> bankAccounts(body.json()));
        services.put(
                Operation.DOWNLOAD_DIRECTORY,
                body -> Json.success("GCU_MSG_01_000")
                        .put("fichierResultat", DirectoryFile.of(directory.recipients())));
    }

    private ObjectNode search(JsonNode request) {
        JsonNode criteria = request.path("structure");
        List<Structure> found =
                all().stream().filter(structure -> matches(structure, criteria)).toList();
        RefusedException.when(found.isEmpty() && !emptySearchAsList, Refusal.NOTHING_FOUND);
        return Page.of(request.path("parametres"))
                .answer(
                        "listeStructures",
                        found,
                        structure -> Json.object()
                                .put("idStructureCPP", structure.id)
                                .put("typeIdentifiantStructure", "SIRET")
                                .put("identifiantStructure", structure.siret)
                                .put("designationStructure", structure.name)
                                .put("statut", structure.active ? "ACTIVE" : "INACTIVE"));
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

    private ObjectNode read(JsonNode request) {
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
                .put(
                        "statutMiseEnPaiementNestPasRemonte",
                        recipient.map(one -> !one.reportsPayment()).orElse(false));
        return answer;
    }

    private ObjectNode searchServices(JsonNode request) {
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

    private ObjectNode readService(JsonNode request) {
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

    private static ObjectNode active(Stream<Structure> structures) {
        ObjectNode answer = Json.success(OK);
        var list = answer.putArray("listeStructures");
        structures
                .filter(Structure::active)
                .forEach(structure -> list.addObject()
                        .put("idStructureCPP", structure.id)
                        .put("identifiant", structure.siret)
                        .put("designationStructure", structure.name));
        return answer;
    }

    private ObjectNode searchRecipients(JsonNode request) {
        List<Structure> found = all().stream()
                .filter(Structure::isPublic)
                .filter(Structure::active)
                .filter(structure -> is(request, "identifiant", structure.siret))
                .filter(structure ->
                        contains(request, "nomVilleCodePostal", structure.name + " " + POST_CODE + " " + CITY))
                .toList();
        RefusedException.when(found.isEmpty() && !emptySearchAsList, Refusal.NOTHING_FOUND);
        return Page.of(request.path("parametresRecherche"))
                .answer(
                        "listeDestinataires",
                        found,
                        structure -> Json.object()
                                .put("idStructureCPP", structure.id)
                                .put("siret", structure.siret)
                                .put("nomDestinataire", structure.name)
                                .put("adresseCodePostal", POST_CODE)
                                .put("adresseVille", CITY));
    }

    private ObjectNode executingServices(JsonNode request) {
        var services = List.copyOf(directory
                .recipient(request.path("idDestinataireCPP").asLong())
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_STRUCTURE))
                .services()
                .entrySet());
        boolean onlyActive = request.path("actif").asBoolean();
        return Page.of(request.path("parametresRecherche"))
                .answer(
                        "listeServices",
                        services.stream()
                                .filter(entry -> !onlyActive || entry.getValue().active())
                                .filter(entry -> is(
                                        request,
                                        "codeServiceExecutant",
                                        entry.getValue().code()))
                                .toList(),
                        entry -> Json.object()
                                .put("idServicesCPP", entry.getKey())
                                .put("codeServiceExecutant", entry.getValue().code())
                                .put("nomServiceExecutant", entry.getValue().code()));
    }

    /** The register of companies knows the structures of this world. */
    private ObjectNode readSiret(JsonNode request) {
        String siret = request.path("siretStructure").asText();
        Structure structure = all().stream()
                .filter(one -> one.siret.equals(siret))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.NOTHING_FOUND));
        return Json.success(OK)
                .put("siret", siret)
                .put("siren", siret.substring(0, 9))
                .put("raisonSociale", structure.name)
                .put("adresse", STREET + " " + POST_CODE + " " + CITY)
                .put("estActif", structure.active);
    }

    /** The account belongs to its suppliers as a whole, to the services of none. */
    private ObjectNode memberships(JsonNode request) {
        long id = request.path("idStructure").asLong();
        Supplier supplier = directory.supplier(id).orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_STRUCTURE));
        return Page.of(request.path("parametresListerRattachementsStructureUtilisateur"))
                .answer("listeServices", List.of(), row -> Json.object())
                .put("idStructure", id)
                .put("identifiantStructure", supplier.siret())
                .put("designationStructure", supplier.name());
    }

    private ObjectNode bankAccounts(JsonNode request) {
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
                .put("adresse", STREET)
                .put("codePostal", POST_CODE)
                .put("ville", CITY)
                .put("pays", "France");
    }
}
