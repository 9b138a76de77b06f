package org.chorusconnector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Which room may use which: see ARCHITECTURE.md. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.chorusconnector");

    @Test
    void aRoomUsesOnlyTheRoomsBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("client")
                .definedBy("org.chorusconnector.client..")
                .layer("receipt")
                .definedBy("org.chorusconnector.receipt")
                .layer("ledger")
                .definedBy("org.chorusconnector.ledger")
                .layer("eligibility")
                .definedBy("org.chorusconnector.eligibility")
                .layer("report")
                .definedBy("org.chorusconnector.report")
                .layer("dispatch")
                .definedBy("org.chorusconnector.dispatch")
                .whereLayer("dispatch")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("dispatch")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("eligibility", "report", "dispatch")
                .whereLayer("eligibility")
                .mayOnlyBeAccessedByLayers("dispatch")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("eligibility", "dispatch")
                .check(OURS);
    }

    @Test
    void noRoomsUseEachOtherInACircle() {
        slices().matching("org.chorusconnector.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void rulesReadNothing() {
        noClasses()
                .that()
                .resideInAPackage("org.chorusconnector.eligibility")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(IOException.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file", "java.sql")
                .check(OURS);
    }

    @Test
    void onlyTheLedgerKnowsTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.chorusconnector.ledger")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Connection.class.getPackageName())
                .check(OURS);
    }

    @Test
    void timeComesFromAClockAndDaysFromParis() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .check(OURS);
    }
}
