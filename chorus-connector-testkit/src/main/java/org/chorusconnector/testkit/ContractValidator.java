package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks requests against the schemas of the contract and remembers what did not pass. Thread-safe. */
final class ContractValidator {

    private static final String CONTRACT = "classpath:org/chorusconnector/testkit/chorus-pro-openapi.yaml";

    private final Map<Operation, JsonSchema> requests = new EnumMap<>(Operation.class);
    private final JsonSchema statuses;
    private final List<ContractViolation> violations = new CopyOnWriteArrayList<>();

    ContractValidator() {
        for (Operation operation : Operation.values()) {
            if (operation.method().equals("POST")) {
                requests.put(operation, requestSchema(operation));
            }
        }
        statuses = schema("/components/schemas/StatutFacture");
    }

    /** What the contract says against this body; empty when nothing. */
    List<String> check(Operation operation, JsonNode body) {
        JsonSchema schema = requests.get(operation);
        if (schema == null) {
            return List.of();
        }
        List<String> messages = schema.validate(body).stream()
                .map(ValidationMessage::getMessage)
                .toList();
        messages.forEach(message -> record(operation, message));
        return messages;
    }

    /** The name of the service that the contract has at a path. */
    Optional<String> serviceAt(String path) {
        return Optional.ofNullable(Contract.SERVICES.get(path));
    }

    void record(Operation operation, String message) {
        violations.add(new ContractViolation(operation, message));
    }

    boolean isStatus(String code) {
        return statuses.validate(Json.object().textNode(code)).isEmpty();
    }

    List<ContractViolation> violations() {
        return List.copyOf(violations);
    }

    void reset() {
        violations.clear();
    }

    private static JsonSchema requestSchema(Operation operation) {
        String mediaType = operation == Operation.TOKEN ? "application/x-www-form-urlencoded" : "application/json";
        return schema(
                "/paths/" + escaped(operation.path()) + "/post/requestBody/content/" + escaped(mediaType) + "/schema");
    }

    static JsonSchema responseSchema(Operation operation) {
        return schema("/paths/" + escaped(operation.path()) + "/"
                + operation.method().toLowerCase(Locale.ROOT) + "/responses/200/content/"
                + escaped("application/json") + "/schema");
    }

    /** The codes of a closed list of the contract. */
    static List<String> codes(String list) {
        List<String> codes = new ArrayList<>();
        schema("/components/schemas/" + list).getSchemaNode().path("enum").forEach(code -> codes.add(code.asText()));
        return codes;
    }

    static JsonSchema schema(String pointer) {
        return Contract.FACTORY.getSchema(SchemaLocation.of(CONTRACT + "#" + pointer), Contract.CONFIG);
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    /** Read once per class loader: the contract is 13 000 lines of YAML. */
    private static final class Contract {
        /** Messages in one language, whatever the machine's. */
        static final SchemaValidatorsConfig CONFIG =
                SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build();

        private static final Pattern PATH = Pattern.compile("  (/\\S+):");
        private static final Pattern NAME = Pattern.compile("      operationId: (\\S+)");

        /** Names by path. */
        static final Map<String, String> SERVICES = services();

        private static Map<String, String> services() {
            Map<String, String> services = new HashMap<>();
            try (InputStream contract = ContractValidator.class.getResourceAsStream(
                    "/org/chorusconnector/testkit/chorus-pro-openapi.yaml")) {
                String path = "";
                for (String line : new String(Objects.requireNonNull(contract).readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()) {
                    Matcher atPath = PATH.matcher(line);
                    Matcher named = NAME.matcher(line);
                    if (atPath.matches()) {
                        path = atPath.group(1);
                    } else if (named.matches()) {
                        services.put(path, named.group(1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.copyOf(services);
        }

        static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V4,
                builder -> builder.metaSchema(OpenApi30.getInstance())
                        .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    }
}
