package org.chorusconnector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What editors know about the properties. */
class MetadataTest {

    @Test
    void listsEveryKeyWithADescription() throws IOException {
        List<String> keys = new ArrayList<>();
        for (JsonNode property : metadata().path("properties")) {
            keys.add(property.path("name").asText());
            assertThat(property.path("description").asText())
                    .as("description of %s", property.path("name"))
                    .isNotBlank();
        }

        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "chorus.environment",
                        "chorus.api-url",
                        "chorus.oauth-url",
                        "chorus.client-id",
                        "chorus.client-secret",
                        "chorus.login",
                        "chorus.password",
                        "chorus.supplier-id",
                        "chorus.supplier-service-id",
                        "chorus.bank-account-code",
                        "chorus.current-user-id",
                        "chorus.calls-per-second",
                        "chorus.calls-per-hour",
                        "chorus.calls-per-day",
                        "chorus.interactive-reserve",
                        "chorus.timeouts.connect",
                        "chorus.timeouts.read",
                        "chorus.timeouts.upload",
                        "chorus.timeouts.submit",
                        "chorus.timeouts.first-pause",
                        "chorus.timeouts.retry-for",
                        "chorus.proxy-host",
                        "chorus.proxy-port",
                        "chorus.proxy-user",
                        "chorus.proxy-password",
                        "chorus.trust-store",
                        "chorus.trust-store-password",
                        "chorus.ledger.create-schema",
                        "dispatch.enabled",
                        "dispatch.cutoff-date",
                        "dispatch.lead-days.premium",
                        "dispatch.lead-days.fee",
                        "dispatch.hold-back-days.premium",
                        "dispatch.hold-back-days.fee",
                        "dispatch.require-service-code",
                        "dispatch.siret-check",
                        "dispatch.numbers-restart-yearly",
                        "dispatch.concurrency",
                        "dispatch.settling-delay",
                        "dispatch.dead-after",
                        "dispatch.max-quota-pause",
                        "dispatch.empty-runs",
                        "dispatch.time",
                        "dispatch.schedule.enabled",
                        "dispatch.invoice.payment-method",
                        "dispatch.invoice.vat-type.premium",
                        "dispatch.invoice.vat-type.fee",
                        "dispatch.invoice.exemption-reason",
                        "dispatch.invoice.credit-note-amounts",
                        "dispatch.invoice.attachment-type",
                        "dispatch.invoice.share-attachments",
                        "dispatch.report.language");
    }

    @Test
    void suggestsTheWordsOfChorusPro() throws IOException {
        assertThat(metadata().path("hints").findValuesAsText("name"))
                .contains(
                        "dispatch.invoice.payment-method",
                        "dispatch.invoice.vat-type.premium",
                        "dispatch.invoice.vat-type.fee");
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream in =
                ChorusProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
