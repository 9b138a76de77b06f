package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The parts of a simulator over HTTP, for tests that are not in Java: see {@link SimulatorBuilder#administration}. It is no
 * part of Chorus Pro: it needs no credentials, counts for no quota and meets no fault.
 */
final class Administration {

    static final String PATH = "/simulator";

    private static final String HELP = """
            GET    /simulator/calls             how many calls arrived per operation, the busiest second, what the contract forbids
            GET    /simulator/invoices          the invoices that the platform has
            POST   /simulator/invoices/status   {"number":"FA-1","status":"REJETEE","comment":"Montant faux"}
            POST   /simulator/invoices/script   {"number":"FA-1","steps":[{"after":"P2D","status":"MISE_EN_PAIEMENT"}]}; without number: all
            POST   /simulator/seed              {"seed":42}: every invoice has a life drawn from it; {} ends scripts and seed
            GET    /simulator/faults            the faults that still wait
            POST   /simulator/faults            {"kind":"STATUS","status":503,"operation":"SUBMIT_INVOICE","invoice":"FA-1","times":2}
            DELETE /simulator/faults            drops them
            GET    /simulator/recipients        the recipients
            POST   /simulator/recipients        {"siret":"12345678200077","name":"MAIRIE","services":["ACHATS"],"requiresService":true,"requiresEngagement":false}
            GET    /simulator/clock             the platform's time
            POST   /simulator/clock             {"advance":"P1DT2H"}
            POST   /simulator/reset             the world of the start
            Kinds of faults: STATUS (status, retryAfterSeconds), HTML, CUT_BEFORE_TAKEN, CUT_AFTER_TAKEN, DELAY (seconds),
            BROKEN_JSON, EMPTY_BODY, EXPIRED_TOKEN, REFUSAL (code, label). All take operation, invoice, file, and times or
            "untilCleared":true.
            """;

    private final Platform platform;

    Administration(Platform platform) {
        this.platform = platform;
    }

    Answer answer(Call call) {
        try {
            String path = call.path().substring(PATH.length()).replaceAll("/+$", "");
            return switch (call.method() + " " + path) {
                case "GET " -> Answer.of(200, "text/plain;charset=utf-8", HELP);
                case "GET /calls" -> Answer.json(200, calls());
                case "GET /invoices" -> Answer.json(200, invoices());
                case "POST /invoices/status" -> Answer.json(200, changeStatus(body(call)));
                case "POST /invoices/script" -> Answer.json(200, follow(body(call)));
                case "POST /seed" -> Answer.json(200, seed(body(call)));
                case "GET /faults" -> Answer.json(200, faults());
                case "POST /faults" -> Answer.json(200, inject(body(call)));
                case "DELETE /faults" -> Answer.json(200, clearFaults());
                case "GET /recipients" -> Answer.json(200, recipients());
                case "POST /recipients" -> Answer.json(200, addRecipient(body(call)));
                case "GET /clock" -> Answer.json(200, clock());
                case "POST /clock" -> Answer.json(200, advance(body(call)));
                case "POST /reset" -> Answer.json(200, reset());
                default -> refused(404, "no such part of the simulator; GET " + PATH + " lists them");
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return refused(400, e.getMessage() + "; GET " + PATH + " shows what is taken");
        } catch (IOException e) {
            return refused(400, "the body is not a JSON object; GET " + PATH + " shows what is taken");
        }
    }

    private static Answer refused(int status, String message) {
        return Answer.json(status, Json.object().put("error", message));
    }

    private static JsonNode body(Call call) throws IOException {
        byte[] body = call.body().get();
        return body.length == 0 ? Json.object() : RequestBody.json(body).json();
    }

    private ObjectNode calls() {
        ObjectNode answer = Json.object();
        ObjectNode counts = answer.putObject("counts");
        platform.calls.counts().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> counts.put(entry.getKey().name(), entry.getValue()));
        answer.put("mostInOneSecond", platform.calls.mostInOneSecond());
        ArrayNode violations = answer.putArray("violations");
        platform.calls
                .violations()
                .forEach(one -> violations
                        .addObject()
                        .put("operation", one.operation().name())
                        .put("message", one.message()));
        return answer;
    }

    private ArrayNode invoices() {
        platform.catchUp();
        ArrayNode rows = Json.MAPPER.createArrayNode();
        platform.book.all().forEach(invoice -> rows.add(describe(invoice)));
        return rows;
    }

    private ObjectNode describe(PlatformInvoice invoice) {
        return Json.object()
                .put("id", invoice.id())
                .put("number", invoice.number())
                .put("recipient", invoice.recipientSiret())
                .put("due", invoice.totals().due())
                .put("status", invoice.status())
                .put("since", invoice.statusSince().toString())
                .put("submissions", platform.book.submissionsOf(invoice.number()));
    }

    private ObjectNode changeStatus(JsonNode request) {
        String number = required(request, "number");
        String status = required(request, "status");
        return describe(Json.text(request, "comment")
                .map(comment -> platform.publicBody.changeStatus(number, status, comment))
                .orElseGet(() -> platform.publicBody.changeStatus(number, status)));
    }

    private ObjectNode follow(JsonNode request) {
        StatusScript script = StatusScript.empty();
        for (JsonNode step : request.path("steps")) {
            Duration delay = Duration.parse(required(step, "after"));
            String status = required(step, "status");
            StatusScript soFar = script;
            script = Json.text(step, "comment")
                    .map(comment -> soFar.after(delay, status, comment))
                    .orElseGet(() -> soFar.after(delay, status));
        }
        StatusScript whole = script;
        Json.text(request, "number")
                .ifPresentOrElse(
                        number -> platform.publicBody.follow(number, whole),
                        () -> platform.publicBody.followAlways(whole));
        return Json.object().put("steps", whole.steps().size());
    }

    private ObjectNode seed(JsonNode request) {
        if (request.hasNonNull("seed")) {
            platform.publicBody.actBySeed(request.path("seed").asLong());
        } else {
            platform.publicBody.rest();
        }
        return Json.object().set("seed", request.path("seed"));
    }

    private ArrayNode faults() {
        ArrayNode waiting = Json.MAPPER.createArrayNode();
        platform.faults.waiting().forEach(fault -> waiting.add(fault.toString()));
        return waiting;
    }

    private ArrayNode inject(JsonNode request) {
        Fault fault = switch (required(request, "kind").toUpperCase(Locale.ROOT)) {
            case "STATUS" -> Fault.status(integer(request, "status"));
            case "HTML" -> Fault.html();
            case "CUT_BEFORE_TAKEN" -> Fault.cutBeforeTaken();
            case "CUT_AFTER_TAKEN" -> Fault.cutAfterTaken();
            case "DELAY" -> Fault.delay(Duration.ofSeconds(integer(request, "seconds")));
            case "BROKEN_JSON" -> Fault.brokenJson();
            case "EMPTY_BODY" -> Fault.emptyBody();
            case "EXPIRED_TOKEN" -> Fault.expiredToken();
            case "REFUSAL" -> Fault.refusal(integer(request, "code"), required(request, "label"));
            default -> throw new IllegalArgumentException("unknown kind of fault " + required(request, "kind"));
        };
        if (request.hasNonNull("retryAfterSeconds")) {
            fault = fault.retryAfter(Duration.ofSeconds(integer(request, "retryAfterSeconds")));
        }
        if (request.hasNonNull("operation")) {
            fault = fault.on(operation(required(request, "operation")));
        }
        if (request.hasNonNull("invoice")) {
            fault = fault.forInvoice(required(request, "invoice"));
        }
        if (request.hasNonNull("file")) {
            fault = fault.forFile(required(request, "file"));
        }
        if (request.path("untilCleared").asBoolean()) {
            fault = fault.untilCleared();
        } else if (request.hasNonNull("times")) {
            fault = fault.times(integer(request, "times"));
        }
        platform.faults.inject(fault);
        return faults();
    }

    private static Operation operation(String name) {
        return Arrays.stream(Operation.values())
                .filter(operation ->
                        operation.name().equals(name) || operation.serviceName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown operation " + name));
    }

    private ArrayNode clearFaults() {
        platform.faults.clear();
        return faults();
    }

    private ArrayNode recipients() {
        ArrayNode rows = Json.MAPPER.createArrayNode();
        platform.directory.recipients().forEach(listed -> rows.add(describe(listed.recipient())));
        return rows;
    }

    private static ObjectNode describe(Recipient recipient) {
        ObjectNode row = Json.object()
                .put("siret", recipient.siret())
                .put("name", recipient.name())
                .put("active", recipient.isActive())
                .put("requiresService", recipient.requiresService())
                .put("requiresEngagement", recipient.requiresEngagement())
                .put("requiresServiceOrEngagement", recipient.requiresEither());
        ArrayNode services = row.putArray("services");
        recipient.services().forEach(service -> services.add(service.code()));
        return row;
    }

    private ObjectNode addRecipient(JsonNode request) {
        Recipient recipient = Recipient.of(required(request, "siret"));
        if (request.hasNonNull("name")) {
            recipient = recipient.named(required(request, "name"));
        }
        for (JsonNode service : request.path("services")) {
            recipient = recipient.withService(service.asText());
        }
        if (request.path("requiresService").asBoolean()) {
            recipient = recipient.requiringService();
        }
        if (request.path("requiresEngagement").asBoolean()) {
            recipient = recipient.requiringEngagement();
        }
        if (request.path("requiresServiceOrEngagement").asBoolean()) {
            recipient = recipient.requiringServiceOrEngagement();
        }
        if (request.has("active") && !request.path("active").asBoolean()) {
            recipient = recipient.inactive();
        }
        platform.directory.add(recipient);
        return describe(recipient);
    }

    private ObjectNode clock() {
        return Json.object().put("now", platform.settings().clock().instant().toString());
    }

    private ObjectNode advance(JsonNode request) {
        platform.settings().clock().advance(Duration.parse(required(request, "advance")));
        platform.catchUp();
        return clock();
    }

    private ObjectNode reset() {
        platform.reset();
        return Json.object().put("reset", true);
    }

    private static String required(JsonNode request, String field) {
        return Json.text(request, field)
                .orElseThrow(() -> new IllegalArgumentException("the field " + field + " is missing"));
    }

    private static int integer(JsonNode request, String field) {
        JsonNode value = request.path(field);
        if (!value.canConvertToInt()) {
            throw new IllegalArgumentException("the field " + field + " must be a whole number");
        }
        return value.intValue();
    }

    /** The lines that the stand-alone program prints of the recipients. */
    static List<String> describe(List<Recipient> recipients) {
        return recipients.stream()
                .map(recipient -> recipient.siret() + "  " + needs(recipient))
                .toList();
    }

    private static String needs(Recipient recipient) {
        String service = recipient.services().isEmpty()
                ? ""
                : "service " + recipient.services().get(0).code();
        if (recipient.requiresEither()) {
            return service + " or an engagement";
        }
        if (recipient.requiresService() && recipient.requiresEngagement()) {
            return service + " and an engagement";
        }
        if (recipient.requiresService()) {
            return service;
        }
        return recipient.requiresEngagement() ? "an engagement" : "nothing";
    }
}
