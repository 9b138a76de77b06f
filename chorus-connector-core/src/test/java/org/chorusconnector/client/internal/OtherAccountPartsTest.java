package org.chorusconnector.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.junit.jupiter.api.Test;

/** A client for another account costs nothing before its first call: each part is a Retrofit proxy, or holds one. */
class OtherAccountPartsTest {

    @Test
    void buildsNoPartOfAClientForAnotherAccountBeforeItIsUsed() throws Exception {
        URI nowhere = URI.create("http://localhost:1");
        try (ChorusPro chorus = ChorusPro.builder(PisteApplication.of("id", "secret"), Account.of("one", "password"))
                .environment(Environment.custom(nowhere, nowhere))
                .build()) {
            chorus.files();
            chorus.invoices();

            ChorusPro other = chorus.as(Account.of("other", "password"));

            assertThat(partsOf(chorus)).containsEntry("files", true).containsEntry("invoices", true);
            assertThat(partsOf(other)).hasSizeGreaterThan(10).doesNotContainValue(true);
            other.files();
            assertThat(partsOf(other)).containsEntry("files", true).containsEntry("invoices", false);
        }
    }

    /** Whether each lazy part was built, by its field. */
    private static Map<String, Boolean> partsOf(ChorusPro chorus) throws ReflectiveOperationException {
        Map<String, Boolean> built = new TreeMap<>();
        for (Field field : HttpChorusPro.class.getDeclaredFields()) {
            if (field.getType().getSimpleName().equals("Lazy")) {
                field.setAccessible(true);
                Object lazy = field.get(chorus);
                Field part = lazy.getClass().getDeclaredField("part");
                part.setAccessible(true);
                built.put(field.getName(), part.get(lazy) != null);
            }
        }
        return built;
    }
}
