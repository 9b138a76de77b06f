package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chorusconnector.client.Contract.Service;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/api-index.md} true: it is made from the Javadoc of the methods, which name the services that they call.
 * Written anew with {@code -Dapi-index.write=true}.
 */
class ApiIndexTest {

    private static final Path INDEX = Path.of("..", "docs", "api-index.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern METHOD =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:default )?[\\w<>, ]+? (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\\{@code ([A-Za-z]+)\\}");
    private static final String HEAD = """
            # Services of Chorus Pro and the methods that call them

            Made from the Javadoc of the methods and from the contract by `ApiIndexTest`, which fails when this page is no longer
            true. Look a service up by its official French name; `chorus` is a `ChorusPro`.

            Confidence is how sure we are of path and fields: *high* when at least two independent sources agree on the path and
            the fields are official or agreed; *medium* when they come from one source, or no answer was seen; *low* when the path
            was deduced or the content is unknown. Services of low confidence are marked **Unconfirmed** in the Javadoc.

            Any other service, and any of these with a body of your own, can be called by `chorus.call(RawCall)`.

            | Service | Method | Path | Confidence |
            | --- | --- | --- | --- |
            """;

    @Test
    void theIndexIsTrue() throws IOException {
        String index = index();
        if (Boolean.getBoolean("api-index.write")) {
            Files.writeString(INDEX, index);
            abort("The index was written. Run the test again without -Dapi-index.write to compare it.");
        }

        assertThat(INDEX).as("to be written anew with -Dapi-index.write=true").hasContent(index);
    }

    @Test
    void everyServiceIsNamedByAMethod() throws IOException {
        assertThat(methodsByService().keySet()).containsAll(SampleCalls.ALL.keySet());
    }

    private static String index() throws IOException {
        Map<String, List<String>> methods = methodsByService();
        StringBuilder index = new StringBuilder(HEAD);
        Map<String, Service> contract = Contract.services();
        OperationsTest.offered()
                .forEach((name, place) -> index.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(
                                methods.containsKey(name)
                                        ? "`" + String.join("`, `", methods.get(name)) + "`"
                                        : "by the client itself")
                        .append(" | ")
                        .append(place)
                        .append(" | ")
                        .append(contract.get(name).confidence())
                        .append(" |\n"));
        return index.toString();
    }

    /** Methods of the interfaces that the client gives, as one calls them, by the services that their Javadoc names. */
    private static Map<String, List<String>> methodsByService() throws IOException {
        Map<String, Service> contract = Contract.services();
        Map<String, List<String>> found = new TreeMap<>();
        for (Method group : groups()) {
            Class<?> type = group.getReturnType();
            String source = Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
            // What stands before the interface is about all of it.
            Matcher method = METHOD.matcher(source.substring(source.indexOf("public interface")));
            while (method.find()) {
                Matcher code = CODE.matcher(method.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " "));
                String call = "chorus." + group.getName() + "()." + method.group(2);
                while (code.find()) {
                    List<String> calls = found.computeIfAbsent(code.group(1), name -> new ArrayList<>());
                    if (contract.containsKey(code.group(1)) && !calls.contains(call)) {
                        calls.add(call);
                    }
                }
            }
        }
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private static List<Method> groups() {
        return Stream.of(ChorusPro.class.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getReturnType().isInterface())
                .filter(method -> method.getReturnType() != ChorusPro.class)
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
    }
}
