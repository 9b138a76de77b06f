package org.chorusconnector;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which room may use which: see ARCHITECTURE.md. A room is a package below {@code org.chorusconnector}. */
@AnalyzeClasses(packages = "org.chorusconnector", importOptions = ArchitectureTest.CoreOnly.class)
class ArchitectureTest {

    /** Neither tests nor the simulator, which is on the class path of the tests. */
    static final class CoreOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return new DoNotIncludeTests().includes(location) && !location.contains("/testkit/");
        }
    }

    private static final String ROOT = "org.chorusconnector";

    /** The shared words, in the root package. */
    private static final String WORDS = "";

    private static final String JDBC = "internal.jdbc";

    /** What every room cleans the texts of others with. */
    private static final String TEXT = "internal.text";

    /** The calendar of Paris. */
    private static final String TIME = "internal.time";

    /** What a type promises to hosts. */
    private static final String ANNOTATION = "annotation";

    private static final int MAX_COLLABORATORS = 7;

    /** The rooms, and the rooms that each may use beside the shared words. Rooms that do not exist yet are ruled on. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            room(WORDS),
            room(TEXT),
            room(TIME),
            room(ANNOTATION),
            room(JDBC),
            room("client"),
            room("receipt"),
            room("runs", JDBC),
            room("ledger", JDBC, "runs", "receipt"),
            room("eligibility", "client", "ledger", "receipt"),
            room("report", "ledger", "runs"),
            room("dispatch", "client", "eligibility", "ledger", "receipt", "report", "runs", "directory"),
            room("lifecycle", "client"),
            room("directory", "client", JDBC),
            room("tracking", "client", "ledger", "lifecycle", "report", "runs", JDBC),
            room("action", "client", "ledger", "lifecycle", "tracking", "runs", JDBC),
            room("settlement", "tracking", "directory", "matching", JDBC),
            room("matching"));

    private static final Set<String> PURE_ROOMS = Set.of("eligibility", "lifecycle", "matching");

    /** All packages. A package that is in none of these lists is under no rule, and fails the build. */
    private static final Set<String> PACKAGES_OF_THE_CLIENT = Set.of(
            "client",
            "client.doctor",
            "client.engagements",
            "client.files",
            "client.flows",
            "client.internal",
            "client.internal.call",
            "client.internal.connection",
            "client.internal.doctor",
            "client.internal.streaming",
            "client.internal.transport",
            "client.internal.wire",
            "client.internal.engagements",
            "client.internal.files",
            "client.internal.flows",
            "client.internal.invoices",
            "client.internal.reference",
            "client.internal.solicitations",
            "client.internal.structures",
            "client.internal.users",
            "client.internal.works",
            "client.invoices",
            "client.reference",
            "client.solicitations",
            "client.structures",
            "client.users",
            "client.works");

    private static final Set<String> INTERNAL_PACKAGES_OF_OTHER_ROOMS = Set.of("runs.internal");

    @ArchTest
    static final ArchRule everyPackageIsRuledOn = classes()
            .should(haveA(
                    "package that is ruled on",
                    type -> Stream.of(MAY_USE.keySet(), PACKAGES_OF_THE_CLIENT, INTERNAL_PACKAGES_OF_OTHER_ROOMS)
                            .anyMatch(packages -> packages.contains(packageBelowRoot(type)))));

    @ArchTest
    static final ArchRule aRoomUsesOnlyTheRoomsBelowIt = classes().should(onlyUseRoomsThatTheirRoomMayUse());

    @ArchTest
    static final ArchRule noRoomsUseEachOtherInACircle =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheSqlPlumbingUsesJdbc = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "." + JDBC)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql");

    @ArchTest
    static final ArchRule pureRoomsDoNoInputOrOutput = noClasses()
            .that(describe("are in a pure room", type -> PURE_ROOMS.contains(roomOf(type))))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(IOException.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file", "java.sql", "java.net")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noPublicSignatureShowsAnInternalType = classes()
            .that()
            .arePublic()
            .and()
            .resideOutsideOfPackage("..internal..")
            .should(notShowAnInternalType());

    @ArchTest
    static final ArchRule noClassTakesMoreThanSevenCollaborators = classes()
            .that()
            .areNotRecords()
            .and()
            .areNotEnums()
            .should(haveA(
                    "constructor with at most " + MAX_COLLABORATORS + " parameters",
                    type -> type.getConstructors().stream()
                            .map(JavaConstructor::getRawParameterTypes)
                            .allMatch(parameters -> parameters.size() <= MAX_COLLABORATORS)));

    @ArchTest
    static final ArchRule timeComesFromAClockAndDaysFromParis = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault");

    private static Map.Entry<String, Set<String>> room(String name, String... mayUse) {
        return Map.entry(
                name,
                Stream.concat(Stream.of(mayUse), Stream.of(TEXT, TIME, ANNOTATION))
                        .collect(Collectors.toSet()));
    }

    private static String packageBelowRoot(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? WORDS : name.substring(ROOT.length() + 1);
    }

    /** The room that a class of this project belongs to; the longest name counts. */
    private static String roomOf(JavaClass type) {
        String name = packageBelowRoot(type);
        return MAY_USE.keySet().stream()
                .filter(room -> !room.isEmpty() && (name.equals(room) || name.startsWith(room + ".")))
                .findFirst()
                .orElse(WORDS);
    }

    private static ArchCondition<JavaClass> onlyUseRoomsThatTheirRoomMayUse() {
        return new ArchCondition<>("only use rooms that their room may use") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = roomOf(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> use.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(use -> {
                            String used = roomOf(use.getTargetClass());
                            return !used.equals(room)
                                    && !used.equals(WORDS)
                                    && !MAY_USE.getOrDefault(room, Set.of()).contains(used);
                        })
                        .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> notShowAnInternalType() {
        return new ArchCondition<>("not show an internal type") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                DescribedPredicate<JavaClass> internal = JavaClass.Predicates.resideInAPackage(ROOT + "..internal..");
                Stream.concat(
                                type.getCodeUnits().stream()
                                        .filter(unit -> unit.getModifiers().stream()
                                                .anyMatch(modifier ->
                                                        modifier.name().matches("PUBLIC|PROTECTED")))
                                        .flatMap(unit -> unit.getAllInvolvedRawTypes().stream()),
                                Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream()))
                        .filter(internal)
                        .forEach(shown -> events.add(SimpleConditionEvent.violated(
                                type, type.getFullName() + " shows " + shown.getFullName())));
            }
        };
    }

    private static ArchCondition<JavaClass> haveA(String description, Predicate<JavaClass> predicate) {
        return new ArchCondition<>("have a " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, predicate.test(type), type.getFullName() + " in " + type.getPackageName()));
            }
        };
    }
}
