package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The simulated platform behind its gateway. Every call goes through, in this order: the call log, the quota, the faults
 * that stop it, the credentials, the content type, the contract, the service called, the faults that spoil its answer.
 */
final class Platform {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Settings settings;
    private final TokenDesk tokens;
    private final Map<Operation, Function<RequestBody, ObjectNode>> services;
    private final Quota quota;
    private final SubmissionRules rules;
    private final FlowResource flows;
    private final Administration administration;

    final Directory directory = new Directory();
    final FileStore files = new FileStore();
    final InvoiceBook book;
    final ContractValidator contract = new ContractValidator();
    final Faults faults = new Faults();
    final Calls calls = new Calls(contract);
    final PublicBody publicBody = new PublicBody(this);

    Platform(Settings settings) {
        this.settings = settings;
        tokens = new TokenDesk(settings);
        quota = new Quota(settings.callsPerSecond());
        book = new InvoiceBook(settings.clock());
        rules = new SubmissionRules(directory, files, settings.checksTotals());
        flows = new FlowResource(book, rules, directory, settings);
        administration = new Administration(this);
        services = services();
    }

    Settings settings() {
        return settings;
    }

    /** Forgets what happened, not the tokens given: a client may outlive a test. */
    void reset() {
        directory.reset();
        files.reset();
        book.reset();
        flows.reset();
        publicBody.rest();
        faults.clear();
        calls.reset();
        quota.reset();
    }

    /** Every answer says what time it is on the platform, as HTTP wants it. */
    Answer answer(Call call) {
        ZonedDateTime now = settings.clock().instant().atZone(ZoneOffset.UTC);
        return reply(call).with("Date", HTTP_DATE.format(now));
    }

    private Answer reply(Call call) {
        if (settings.administration() && call.path().startsWith(Administration.PATH)) {
            return administration.answer(call);
        }
        Optional<Operation> found = Operation.at(call.path());
        if (found.isEmpty()) {
            return contract.serviceAt(call.path()).map(Platform::notPlayed).orElseGet(() -> Answer.gateway(404));
        }
        Operation operation = found.get();
        if (!call.method().equals(operation.method())) {
            return Answer.gateway(405);
        }
        calls.arrived(operation, call.arrivedAt());
        if (operation.isApi() && !quota.admits(call.arrivedAt())) {
            Answer refused = Answer.gateway(429);
            return settings.retryAfter() ? refused.with("Retry-After", "1") : refused;
        }
        RequestBody body = RequestBody.none();
        Optional<String> malformed = Optional.empty();
        try {
            body = read(operation, call);
        } catch (IOException e) {
            malformed = Optional.of("the body cannot be read: " + e.getClass().getSimpleName());
        }
        Optional<Fault> fault = faults.claim(operation, body);
        if (fault.isPresent() && fault.get().kind() == Fault.Kind.EXPIRED_TOKEN) {
            tokens.revokeAll();
        } else if (fault.isPresent() && !fault.get().isTaken()) {
            return spoilt(Answer.gateway(503), fault.get(), operation);
        }
        Answer answer = process(operation, call, body, malformed);
        return fault.isPresent() ? spoilt(answer, fault.get(), operation) : answer;
    }

    private static RequestBody read(Operation operation, Call call) throws IOException {
        return switch (operation) {
            case HEALTH_CHECK -> RequestBody.none();
            case TOKEN -> RequestBody.form(call.body().get());
            default -> RequestBody.json(call.body().get());
        };
    }

    private Answer process(Operation operation, Call call, RequestBody body, Optional<String> malformed) {
        if (operation.isApi() && !(tokens.accepts(call.header("Authorization")) && isAccount(call))) {
            return Answer.unauthorized();
        }
        if (operation.method().equals("POST")
                && !call.hasContentType(
                        operation == Operation.TOKEN ? "application/x-www-form-urlencoded" : "application/json")) {
            return Answer.gateway(415);
        }
        malformed.ifPresent(message -> contract.record(operation, message));
        List<String> violations = malformed.map(List::of).orElseGet(() -> contract.check(operation, body.json()));
        if (!violations.isEmpty()) {
            String label = Refusal.INVALID_REQUEST.label() + " : " + String.join(" ; ", violations);
            return operation == Operation.TOKEN
                    ? TokenDesk.refused("invalid_request", label)
                    : Answer.json(400, Json.refusal(Refusal.INVALID_REQUEST.code(), label));
        }
        if (operation == Operation.TOKEN) {
            return tokens.issue(body.json());
        }
        catchUp();
        try {
            return Answer.json(
                    200, Objects.requireNonNull(services.get(operation)).apply(body));
        } catch (RefusedException refused) {
            return refusal(refused.code(), refused.label());
        } catch (UnsupportedOperationException unsupported) {
            return notImplemented(String.valueOf(unsupported.getMessage()));
        }
    }

    private static Answer notPlayed(String service) {
        return notImplemented("the simulator does not play the service " + service);
    }

    private static Answer notImplemented(String message) {
        return Answer.json(501, Json.object().put("httpCode", "501").put("moreInformation", message));
    }

    private boolean isAccount(Call call) {
        var credentials = settings.credentials();
        byte[] account = (credentials.login() + ":" + credentials.password()).getBytes(StandardCharsets.UTF_8);
        return call.header("cpro-account")
                .filter(Base64.getEncoder().encodeToString(account)::equals)
                .isPresent();
    }

    /** The services of the platform. The gateway gives the token, so that it has none. */
    private Map<Operation, Function<RequestBody, ObjectNode>> services() {
        Map<Operation, Function<RequestBody, ObjectNode>> services = new EnumMap<>(Operation.class);
        services.put(
                Operation.HEALTH_CHECK,
                body -> Json.object()
                        .put("body", "API disponible")
                        .put("statusCode", "OK")
                        .put("statusCodeValue", 200));
        new FileResource(files, book).addTo(services);
        new InvoiceResource(book, rules, directory, settings).addTo(services);
        new InvoiceActions(book, directory, files).addTo(services);
        new Validations(book, directory, settings.emptySearchAsList()).addTo(services);
        new ReceivedInvoices(book, directory, settings.emptySearchAsList()).addTo(services);
        new StructureResource(directory, settings.emptySearchAsList()).addTo(services);
        new ReferenceLists().addTo(services);
        flows.addTo(services);
        return services;
    }

    /** Lets happen what is due by now: flows are integrated, public bodies act. */
    void catchUp() {
        flows.integrateWhatIsDue();
        book.act(publicBody);
    }

    private Answer refusal(int code, String label) {
        return Answer.json(settings.refusalStatus(), Json.refusal(code, label));
    }

    private Answer spoilt(Answer answer, Fault fault, Operation operation) {
        Fault.Reply reply = fault.reply();
        return switch (fault.kind()) {
            case EXPIRED_TOKEN -> answer;
            case CUT -> Answer.connectionCut();
            case DELAY -> answer.delayedBy(reply.delay());
            case HOLD -> answer.heldUntil(Objects.requireNonNull(reply.released()));
            case EMPTY_BODY -> answer.withBody("");
            case BROKEN_JSON ->
                answer.withBody(answer.body().substring(0, answer.body().length() / 2));
            case REFUSAL -> refusal(reply.status(), String.valueOf(reply.body()));
            case REPLY -> {
                Answer error = error(reply, operation);
                yield reply.retryAfter() == null
                        ? error
                        : error.with(
                                "Retry-After", String.valueOf(reply.retryAfter().toSeconds()));
            }
        };
    }

    private static Answer error(Fault.Reply reply, Operation operation) {
        if (reply.body() != null && reply.contentType() != null) {
            return Answer.of(reply.status(), reply.contentType(), reply.body());
        }
        if (operation == Operation.TOKEN && reply.status() == 400) {
            return TokenDesk.refused("invalid_client", "Client authentication failed");
        }
        return reply.status() == 401 ? Answer.unauthorized() : Answer.gateway(reply.status());
    }
}
