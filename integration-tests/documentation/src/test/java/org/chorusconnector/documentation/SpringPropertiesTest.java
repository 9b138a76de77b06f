package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The properties of the starter against the metadata that its build makes. */
class SpringPropertiesTest {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    @Test
    void everyPropertyIsDescribedWithItsDefault() throws IOException {
        Map<String, String> described = Markdown.of("docs/embedding.md").table("Properties of the starter").stream()
                .collect(Collectors.toMap(
                        row -> Markdown.code(row.get(0)).get(0),
                        row -> Markdown.code(row.get(1)).stream().findFirst().orElse("")));

        assertThat(described).isEqualTo(known());
    }

    @Test
    void shownPropertiesExist() throws IOException {
        Map<String, String> known = known();
        List<String> shown = List.of(Markdown.of("README.md"), Markdown.of("docs/embedding.md")).stream()
                .flatMap(document -> document.blocks("properties").stream())
                .flatMap(String::lines)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2)[0])
                .filter(key -> !key.startsWith("spring."))
                .toList();

        assertThat(shown).isNotEmpty().isSubsetOf(known.keySet());
    }

    private static Map<String, String> known() throws IOException {
        Map<String, String> known = new TreeMap<>();
        try (InputStream in = SpringPropertiesTest.class.getClassLoader().getResourceAsStream(METADATA)) {
            for (JsonNode property : new ObjectMapper().readTree(in).get("properties")) {
                known.put(
                        property.get("name").asText(),
                        property.path("defaultValue").asText(""));
            }
        }
        return known;
    }
}
