package org.chorusconnector;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How many public types each room shows. Raise a number on purpose, and lower it when a type goes. */
class PublicSurfaceTest {

    private static final int MOST_IN_ALL = 200;

    private static final Map<String, Long> BUDGET = new TreeMap<>(Map.of(
            "", 7L,
            "annotation", 1L,
            "client", 100L,
            "dispatch", 10L,
            "eligibility", 14L,
            "ledger", 20L,
            "lifecycle", 6L,
            "receipt", 9L,
            "report", 4L,
            "runs", 5L));

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ArchitectureTest.CoreOnly())
            .importPackages("org.chorusconnector");

    @Test
    void everyRoomKeepsToItsNumberOfPublicTypes() {
        Map<String, Long> shown = OURS.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().contains(".internal"))
                .collect(Collectors.groupingBy(PublicSurfaceTest::room, TreeMap::new, Collectors.counting()));

        assertThat(shown).isEqualTo(BUDGET);
        assertThat(shown.values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(MOST_IN_ALL);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals("org.chorusconnector") ? "" : name.split("\\.")[2];
    }
}
