package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The first screen of the README, and what is copied from it. */
class ReadmeTest {

    private static final String JAR = "examples/nightly-send/target/nightly-send.jar";

    private final Markdown readme = Markdown.of("README.md");

    @Test
    void beginsWithTheDemonstrationAndTheTests() {
        assertThat(readme.commands())
                .startsWith("mvn -q -DskipTests package && java -jar " + JAR + " demo", "mvn verify");
    }

    @Test
    void namesTheJarThatThePackagedProgramTestStarts() {
        String pom = Project.text("examples/nightly-send/pom.xml");

        assertThat(pom)
                .contains("<outputFile>${project.build.directory}/nightly-send.jar</outputFile>")
                .contains("<nightly-send.jar>${project.build.directory}/nightly-send.jar</nightly-send.jar>");
        assertThat(Project.text("examples/nightly-send/src/test/java/org/chorusconnector/examples/nightlysend/"
                        + "PackagedProgramIT.java"))
                .contains("\"nightly-send.jar\"", "execute(\"demo\")");
    }

    @Test
    void namesTheTestsThatContinuousIntegrationRuns() {
        List<String> maven = Project.text(".ci/run")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("mvn"))
                .toList();

        assertThat(maven).containsExactly(readme.commands().get(1) + " -Pmariadb");
    }

    @Test
    void callsMavenWithModulesAndPluginsThatExist() {
        List<String> calls = Project.documents().stream()
                .flatMap(document -> document.commands().stream())
                .filter(command -> command.startsWith("mvn "))
                .toList();

        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            Pattern.compile("-pl (\\S+)")
                    .matcher(call)
                    .results()
                    .forEach(module -> assertThat(Project.path(module.group(1)).resolve("pom.xml"))
                            .exists());
            Pattern.compile("-D(?:it\\.)?test=([\\w,]+)")
                    .matcher(call)
                    .results()
                    .flatMap(tests -> Stream.of(tests.group(1).split(",")))
                    .forEach(test -> assertThat(Project.files(Project.path(""), "/" + test + ".java"))
                            .isNotEmpty());
            Pattern.compile("-D([a-z]+\\.[a-z]+)=")
                    .matcher(call)
                    .results()
                    .map(property -> property.group(1))
                    .filter(property -> !property.equals("it.test"))
                    .forEach(property ->
                            assertThat(isKnown(property)).as(property).isTrue());
            Pattern.compile("-P(\\S+)")
                    .matcher(call)
                    .results()
                    .forEach(profile -> assertThat(
                                    Project.text("pom.xml") + Project.text("chorus-connector-core/pom.xml"))
                            .contains("<id>" + profile.group(1) + "</id>"));
            assertThat(call)
                    .matches(
                            "mvn( -q| -am| -Pmariadb| -Prelease| -DskipTests| -pl \\S+| -D(it\\.)?test=[\\w,]+"
                                    + "| -Dcompatibility\\.skip=false| -Dreleased\\.version=[0-9.]+"
                                    + "| -Dsurefire\\.failIfNoSpecifiedTests=false| -D(crash|scale)\\.\\w+=\\w+| clean| package| verify| test| install| spotless:apply| artifact:compare)+( && java .*)?");
        });
    }

    /** By the build, or by a test that takes it for its size. */
    private static boolean isKnown(String property) {
        return Project.text("pom.xml").contains("<" + property + ">")
                || Stream.of("crash/CrashSchedulesIT.java", "scale/ScaleIT.java")
                        .map(test -> "chorus-connector-core/src/test/java/org/chorusconnector/" + test)
                        .anyMatch(test -> Project.text(test).contains("\"" + property + "\""));
    }

    @Test
    void namesModulesAndTheVersionOfTheProject() throws Exception {
        String version = text(parse(Project.text("pom.xml")).getDocumentElement(), "version");
        List<Element> dependencies = Project.documents().stream()
                .flatMap(document -> document.blocks("xml").stream())
                .flatMap(ReadmeTest::dependencies)
                .toList();

        assertThat(dependencies).isNotEmpty().allSatisfy(dependency -> {
            String artifact = text(dependency, "artifactId");
            assertThat(text(dependency, "groupId")).isEqualTo("org.chorusconnector");
            assertThat(Files.exists(Project.path(artifact))).as(artifact).isTrue();
            // Other modules have their version from the BOM.
            assertThat(text(dependency, "version")).isEqualTo(artifact.endsWith("-bom") ? version : "");
        });
        assertThat(dependencies)
                .extracting(dependency -> text(dependency, "artifactId"))
                .contains("chorus-connector-bom", "chorus-connector-core");
    }

    private static Stream<Element> dependencies(String xml) {
        NodeList all = parse("<all>" + xml + "</all>").getElementsByTagName("dependency");
        return IntStream.range(0, all.getLength()).mapToObj(all::item).map(Element.class::cast);
    }

    private static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("not XML: " + xml, e);
        }
    }

    private static String text(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(child -> child.getNodeName().equals(name))
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
