package org.chorusconnector.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.junit.jupiter.api.Test;

/** The rules of the client's rooms, kept by a test since the compiler does not know them. */
class ClientArchitectureTest {

    private static final String INTERNAL = "org.chorusconnector.client.internal..";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.chorusconnector");

    @Test
    void onlyTheClientUsesItsInternals() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.chorusconnector.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL)
                .check(OURS);
    }

    @Test
    void theClientUsesNothingButTheSharedWords() {
        classes()
                .that()
                .resideInAPackage("org.chorusconnector.client..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("org.chorusconnector.client..")
                        .or(resideInAPackage("org.chorusconnector"))
                        .or(resideInAnyPackage(
                                "org.chorusconnector.annotation",
                                "org.chorusconnector.internal.text",
                                "org.chorusconnector.internal.time"))
                        .or(not(resideInAPackage("org.chorusconnector.."))))
                .check(OURS);
    }

    @Test
    void theSharedWordsUseNothing() {
        classes()
                .that()
                .resideInAPackage("org.chorusconnector")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.chorusconnector", "java..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void nothingPublicShowsAnInternalType() {
        List<JavaClass> api = OURS.stream()
                .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(one -> !resideInAPackage(INTERNAL).test(one))
                .toList();
        Set<String> shown = new TreeSet<>();
        for (JavaClass one : api) {
            for (JavaMember member : one.getMembers()) {
                if (isVisible(member) && typesOf(member).anyMatch(resideInAPackage(INTERNAL))) {
                    shown.add(member.getFullName());
                }
            }
        }

        assertThat(api).as("classes looked at").hasSizeGreaterThan(35);
        assertThat(shown).isEmpty();
    }

    /** Each layer of the internals may be read, and tested, without those above it. */
    @Test
    void theInternalsUseEachOtherDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("doctor")
                .definedBy("..client.internal.doctor")
                .layer("connection")
                .definedBy("..client.internal.connection")
                .layer("call")
                .definedBy("..client.internal.call")
                .layer("transport")
                .definedBy("..client.internal.transport")
                .layer("streaming")
                .definedBy("..client.internal.streaming")
                .layer("wire")
                .definedBy("..client.internal.wire")
                .whereLayer("doctor")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("connection")
                .mayOnlyBeAccessedByLayers("doctor")
                .whereLayer("call")
                .mayOnlyBeAccessedByLayers("connection", "doctor")
                .whereLayer("transport")
                .mayOnlyBeAccessedByLayers("call", "connection", "doctor")
                .whereLayer("streaming")
                .mayOnlyBeAccessedByLayers("call", "connection", "doctor")
                .check(OURS);
    }

    @Test
    void noInternalPackageHoldsMoreThanTwentyTypes() {
        Map<String, Long> types = OURS.stream()
                .filter(resideInAPackage("org.chorusconnector..internal.."))
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(types)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(20));
    }

    /** The builder of the interface makes its only implementation: see docs/adr/0004. */
    @Test
    void onlyTheClientAndItsImplementationNeedEachOther() {
        Set<JavaClass> types = OURS.stream()
                .filter(resideInAPackage("org.chorusconnector.client"))
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.toSet());

        Set<String> circles = OURS.stream()
                .filter(resideInAPackage(INTERNAL))
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use ->
                                types.contains(use.getTargetClass()) && dependsOnInternal(use.getTargetClass(), type)))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(circles).containsExactly("HttpChorusPro");
    }

    private static boolean dependsOnInternal(JavaClass client, JavaClass internal) {
        return Stream.concat(Stream.of(client), client.getAllSubclasses().stream())
                .flatMap(type -> Stream.concat(
                        type.getDirectDependenciesFromSelf().stream(),
                        OURS.stream()
                                .filter(nested -> nested.getName().startsWith(type.getName() + "$"))
                                .flatMap(nested -> nested.getDirectDependenciesFromSelf().stream())))
                .anyMatch(use -> use.getTargetClass().equals(internal));
    }

    @Test
    void everyCallDeclaresHowSafeItIs() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(INTERNAL)
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Api")
                .and()
                .areNotPrivate()
                .should()
                .beAnnotatedWith(CallSafety.class)
                .check(OURS);
    }

    @Test
    void listsEveryNonIdempotentService() {
        assertThat(OURS.stream()
                        .flatMap(one -> one.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(CallSafety.class))
                        .map(method -> method.getAnnotationOfType(CallSafety.class))
                        .filter(safety -> safety.value() == CallSafety.Level.ONCE)
                        .map(CallSafety::service)
                        .filter(service -> !service.isEmpty()))
                .containsExactlyInAnyOrder(
                        "soumettreFacture",
                        "completerFacture",
                        "recyclerFacture",
                        "traiterFacturesRejetees",
                        "corrigerValideurFacture",
                        "traiterFactureRecue",
                        "traiterFactureAValider",
                        "deposerFluxFacture",
                        "detacherPieceJointe",
                        "demanderRecyclagePiecePrecedente",
                        "recyclerFactureTravaux",
                        "suspendreOuDemanderCompleterFactureTravaux",
                        "soumettreFactureTravaux",
                        "completerFactureTravaux",
                        "completerMoe",
                        "refuserFactureTravaux");
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(OURS);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> typesOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getRawType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream());
    }
}
