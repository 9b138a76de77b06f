package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chorusconnector.client.flows.FlowStatus;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.junit.jupiter.api.Test;

/** The statuses of the client, beside the table of those that Chorus Pro has; the model of the life cycle has all of it. */
class StatusesTest {

    @Test
    void everyNamedStatusExists() throws IllegalAccessException {
        assertThat(codesOf(InvoiceStatus.class)).isNotEmpty().isSubsetOf(tableCodes());
        assertThat(codesOf(FlowStatus.class)).isNotEmpty().isSubsetOf(tableCodes());
    }

    private static List<String> tableCodes() {
        try (InputStream table = StatusesTest.class.getResourceAsStream("/statuses.csv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",")[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codesOf(Class<?> type) throws IllegalAccessException {
        List<String> codes = new ArrayList<>();
        for (var field : Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == type)
                .toList()) {
            codes.add(String.valueOf(field.get(null)));
        }
        return codes;
    }
}
