package org.chorusconnector.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chorusconnector.testkit.ChorusSimulator;

/** The contract of Chorus Pro as the tests need it: its services by their French names. */
final class Contract {

    private static final String FILE = "/org/chorusconnector/testkit/chorus-pro-openapi.yaml";
    private static final JsonNode ROOT = read();
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    /** Each text is the name of its field, but for files in base64. */
    private static final Set<String> FILES = Set.of("fichierResultat", "pieceJointe", "fichierCR");

    private static final Set<String> PAGING =
            Set.of("pages", "pageCourante", "total", "nbResultatsParPage", "pageResultatDemandee");

    private Contract() {}

    /** How much of an answer is there. */
    enum Fullness {
        /** Every field has a value. */
        FULL,
        /** The same, with numbers as texts and lists of one as what they hold. */
        ODD,
        /** Nothing but the envelope. */
        BARE
    }

    /** A service of the contract. */
    record Service(String name, String method, String path, JsonNode definition) {

        String priority() {
            return definition.path("x-priority").asText();
        }

        String confidence() {
            return definition.path("x-confidence").asText();
        }

        /** What the contract says against a request body; empty when nothing. */
        List<String> problems(String body) {
            JsonNode request = definition.path("requestBody");
            if (request.isMissingNode()) {
                return body.isEmpty() ? List.of() : List.of("no body is expected");
            }
            // Read from memory: by its address, the whole contract would be read again for each service.
            ObjectNode schemaOfBody = JsonNodeFactory.instance.objectNode();
            schemaOfBody
                    .putArray("allOf")
                    .add(request.path("content").path("application/json").path("schema"));
            schemaOfBody.set("components", ROOT.path("components"));
            JsonSchema schema = SCHEMAS.getSchema(schemaOfBody, CONFIG);
            return schema.validate(parse(body)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        }

        /** The answers that the contract gives as examples of success. */
        List<JsonNode> examples() {
            List<JsonNode> examples = new ArrayList<>();
            if (answer().has("example")) {
                examples.add(answer().path("example"));
            }
            answer().path("examples").forEach(example -> examples.add(example.path("value")));
            examples.removeIf(example -> example.path("codeRetour").asInt() != 0);
            return examples;
        }

        /** An answer made from the schema. */
        JsonNode answer(Fullness fullness) {
            JsonNode made = sample("", answer().path("schema"), fullness);
            if (made instanceof ObjectNode object) {
                object.put("codeRetour", 0);
                object.put("libelle", "TRA_MSG_00.000");
            }
            return made;
        }

        /** A full answer for each of its values, with this one in its place; the envelope is left as it is. */
        List<JsonNode> answersWithOneOdd(JsonNode odd) {
            List<JsonNode> answers = new ArrayList<>();
            int values = replace(answer(Fullness.FULL), odd, new int[] {Integer.MAX_VALUE});
            for (int value = 0; value < values; value++) {
                JsonNode answer = answer(Fullness.FULL);
                replace(answer, odd, new int[] {value});
                answers.add(answer);
            }
            return answers;
        }

        /** Replaces the single value of a number, counted in depth; gives how many there are. */
        private static int replace(JsonNode node, JsonNode odd, int[] left) {
            int values = 0;
            if (node instanceof ObjectNode object) {
                for (String name : List.copyOf(fieldNames(object))) {
                    JsonNode value = object.path(name);
                    if (name.equals("codeRetour") || name.equals("libelle")) {
                        continue;
                    }
                    if (value.isValueNode()) {
                        values++;
                        if (left[0]-- == 0) {
                            object.set(name, odd);
                        }
                    } else {
                        values += replace(value, odd, left);
                    }
                }
            } else {
                for (JsonNode one : node) {
                    values += replace(one, odd, left);
                }
            }
            return values;
        }

        private static List<String> fieldNames(ObjectNode object) {
            return object.properties().stream().map(Map.Entry::getKey).toList();
        }

        private JsonNode answer() {
            return resolved(definition.path("responses").path("200"))
                    .path("content")
                    .path("application/json");
        }
    }

    /** All services, by name. */
    static Map<String, Service> services() {
        Map<String, Service> services = new TreeMap<>();
        ROOT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode definition = operation.getValue();
                    String name = definition.path("operationId").asText();
                    services.put(
                            name,
                            new Service(name, operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), definition));
                }));
        return services;
    }

    /** Whether the answer is a file, read on the fly. */
    static boolean isDownload(Service service) {
        return service.name().startsWith("telecharger") || service.name().equals("consulterCR");
    }

    static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static JsonNode sample(String name, JsonNode declared, Fullness fullness) {
        JsonNode schema = resolved(declared);
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (schema.has("allOf")) {
            ObjectNode all = json.objectNode();
            schema.path("allOf").forEach(part -> {
                if (sample(name, part, fullness) instanceof ObjectNode object) {
                    all.setAll(object);
                }
            });
            return all.isEmpty() ? sample(name, schema.path("allOf").path(0), fullness) : all;
        }
        if (schema.has("oneOf")) {
            return sample(name, schema.path("oneOf").path(0), fullness);
        }
        if (schema.has("x-extensible-enum") || schema.has("enum")) {
            return schema.path(schema.has("enum") ? "enum" : "x-extensible-enum")
                    .path(0);
        }
        return switch (schema.path("type").asText(schema.has("properties") ? "object" : "string")) {
            case "object" -> object(schema, fullness);
            case "array" -> list(name, schema, fullness);
            case "integer", "number" ->
                fullness == Fullness.ODD ? json.textNode("" + numberOf(name)) : json.numberNode(numberOf(name));
            case "boolean" -> json.booleanNode(true);
            default -> json.textNode(isDate(schema) ? "" + dayOf(name) : FILES.contains(name) ? "QUJD" : name);
        };
    }

    /** The number that fields of this name have, their own among those of an answer. */
    static int numberOf(String name) {
        return PAGING.contains(name) ? 1 : 100 + Math.floorMod(name.hashCode(), 99_991);
    }

    /** The day that fields of this name have. */
    static LocalDate dayOf(String name) {
        return LocalDate.of(2026, 1, 1).plusDays(Math.floorMod(name.hashCode(), 331));
    }

    private static ObjectNode object(JsonNode schema, Fullness fullness) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        if (fullness != Fullness.BARE) {
            schema.path("properties")
                    .properties()
                    .forEach(property ->
                            object.set(property.getKey(), sample(property.getKey(), property.getValue(), fullness)));
        }
        return object;
    }

    private static JsonNode list(String name, JsonNode schema, Fullness fullness) {
        JsonNode one = sample(name, schema.path("items"), fullness);
        if (fullness == Fullness.ODD) {
            return one;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        return list.add(one);
    }

    private static boolean isDate(JsonNode schema) {
        return schema.has("x-observed-format") || schema.path("format").asText().startsWith("date");
    }

    private static JsonNode resolved(JsonNode node) {
        JsonNode target = node;
        while (target.has("$ref")) {
            target = ROOT.at(target.path("$ref").asText().substring(1));
        }
        return target;
    }

    private static JsonNode read() {
        try (InputStream yaml = ChorusSimulator.class.getResourceAsStream(FILE)) {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
