package org.chorusconnector.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.chorusconnector.internal.time.Paris;

/** Spoils answers at random; the same seed spoils them alike. */
final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "?",
            "null",
            "0",
            "-1",
            "1e400",
            "NaN",
            "OUI",
            "2026-02-30",
            "9999999-01-01",
            "0000-00-00 99:99",
            "2026-04-01T24:00:00.000+99:99",
            "\u0000\uD800\"\\",
            "x".repeat(100_000));

    private static final List<BigDecimal> NUMBERS = List.of(
            BigDecimal.ZERO,
            BigDecimal.ONE.negate(),
            new BigDecimal("0.5"),
            new BigDecimal("2147483648"),
            new BigDecimal("9".repeat(30)),
            new BigDecimal("1E+400"),
            new BigDecimal("1E-400"),
            new BigDecimal("1E+999999999"),
            new BigDecimal("0.1234567890123456789"));

    private static final JsonNode NEW_FIELD =
            JSON.objectNode().set("demain", JSON.arrayNode().add(1).add("deux"));
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter WITHOUT_ZONE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** The answer with one to three of its values dropped, retyped, wrapped, nested or doubled; the original stays as it is. */
    JsonNode spoil(JsonNode answer) {
        ObjectNode root = JSON.objectNode().set("answer", answer.deepCopy());
        for (int left = 1 + random.nextInt(3); left > 0 && root.has("answer"); left--) {
            List<Place> places = placesIn(root);
            places.get(random.nextInt(places.size())).change(this);
        }
        return root.path("answer");
    }

    /** What may arrive instead of this JSON: most often itself. */
    byte[] damage(JsonNode answer) {
        byte[] whole = answer.toString().getBytes(StandardCharsets.UTF_8);
        if (whole.length == 0) {
            return whole;
        }
        return switch (random.nextInt(24)) {
            case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            case 1 -> new byte[0];
            case 2 ->
                "<!DOCTYPE html><html><body><h1>Service indisponible</h1></body></html>"
                        .getBytes(StandardCharsets.UTF_8);
            case 3 -> bytes(random.nextInt(200));
            case 4 -> "[".repeat(200_000).getBytes(StandardCharsets.UTF_8);
            case 5 -> "{\"a\":".repeat(200_000).getBytes(StandardCharsets.UTF_8);
            case 6 -> " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            case 7 ->
                List.of("null", "[]", "{}", "0", "true", "\"\"", "[null]", "[[]]")
                        .get(random.nextInt(8))
                        .getBytes(StandardCharsets.UTF_8);
            case 8 -> answer.toString().getBytes(StandardCharsets.UTF_16);
            case 9 -> (answer + "" + answer).getBytes(StandardCharsets.UTF_8);
            case 10 -> {
                whole[random.nextInt(whole.length)] = (byte) random.nextInt();
                yield whole;
            }
            default -> whole;
        };
    }

    /** The same answer as Chorus Pro might write it another day: numbers as texts, lists of one bare, other dates, new fields. */
    JsonNode reshape(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode other = JSON.objectNode();
            object.properties().forEach(field -> other.set(field.getKey(), reshape(field.getValue())));
            return random.nextInt(4) > 0 ? other : other.set("inconnu" + random.nextInt(), NEW_FIELD);
        }
        if (node instanceof ArrayNode list) {
            ArrayNode other = JSON.arrayNode();
            list.forEach(one -> other.add(reshape(one)));
            return list.size() == 1 && random.nextBoolean() ? other.path(0) : other;
        }
        if (node.isNumber() && random.nextBoolean()) {
            return JSON.textNode(random.nextBoolean() ? node.asText() : " " + node.asText() + " ");
        }
        if (node.isTextual() && DAY.matcher(node.textValue()).matches()) {
            ZonedDateTime start = LocalDate.parse(node.textValue()).atStartOfDay(Paris.ZONE);
            return JSON.textNode(date(start));
        }
        return node;
    }

    /** An instant in Paris, in one of the ways of Chorus Pro to write it; a midnight may be a day alone. */
    String date(ZonedDateTime paris) {
        boolean midnight = paris.toLocalTime().equals(LocalTime.MIDNIGHT);
        return switch (random.nextInt(midnight ? 5 : 4)) {
            case 0 -> WITHOUT_ZONE.format(paris);
            case 1 -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(paris);
            case 2 -> DateTimeFormatter.ISO_INSTANT.format(paris);
            case 3 -> WITH_OFFSET.format(paris.withZoneSameInstant(ZoneOffset.ofHours(random.nextInt(25) - 12)));
            default -> DateTimeFormatter.ISO_LOCAL_DATE.format(paris);
        };
    }

    int status() {
        int[] statuses = {201, 202, 204, 301, 400, 400, 401, 403, 404, 408, 409, 413, 415, 429, 500, 502, 503, 504, 599
        };
        return random.nextInt(3) > 0 ? 200 : statuses[random.nextInt(statuses.length)];
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A value, and how to put another in its place or take it away. */
    private record Place(JsonNode value, Consumer<JsonNode> put, Runnable drop) {

        void change(Mutations by) {
            switch (by.random.nextInt(10)) {
                case 0, 1 -> drop.run();
                case 2 -> put.accept(JSON.nullNode());
                case 3 -> put.accept(JSON.textNode(TEXTS.get(by.random.nextInt(TEXTS.size()))));
                case 4 -> put.accept(JSON.numberNode(NUMBERS.get(by.random.nextInt(NUMBERS.size()))));
                case 5 -> put.accept(JSON.booleanNode(by.random.nextBoolean()));
                case 6 -> put.accept(JSON.arrayNode().add(value));
                case 7 -> put.accept(JSON.objectNode().set("inconnu", value));
                case 8 -> put.accept(nested(value, by.random.nextBoolean() ? 3 : 300));
                default -> {
                    if (value instanceof ArrayNode list && !list.isEmpty()) {
                        list.add(list.get(0).deepCopy()).add(JSON.nullNode()).add(7);
                    } else {
                        put.accept(by.random.nextBoolean() ? JSON.arrayNode() : JSON.objectNode());
                    }
                }
            }
        }

        private static JsonNode nested(JsonNode value, int levels) {
            JsonNode nested = value;
            for (int level = 0; level < levels; level++) {
                nested = JSON.arrayNode().add(nested);
            }
            return nested;
        }
    }

    private static List<Place> placesIn(JsonNode node) {
        List<Place> places = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                String name = field.getKey();
                places.add(new Place(field.getValue(), other -> object.set(name, other), () -> object.remove(name)));
                places.addAll(placesIn(field.getValue()));
            }
        } else if (node instanceof ArrayNode list) {
            for (int at = 0; at < list.size(); at++) {
                int index = at;
                places.add(new Place(list.get(index), other -> list.set(index, other), () -> list.remove(index)));
                places.addAll(placesIn(list.get(index)));
            }
        }
        return places;
    }
}
