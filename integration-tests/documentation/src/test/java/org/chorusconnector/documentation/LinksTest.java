package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinksTest {

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> broken = Project.documents().stream()
                .flatMap(document -> document.links()
                        .filter(link -> !isExternal(link))
                        .filter(link -> !resolves(document, link))
                        .map(link -> document + " -> " + link))
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void externalLinksAreEncrypted() {
        assertThat(links().filter(LinksTest::isExternal)).allMatch(link -> link.startsWith("https://"));
    }

    @Test
    void thereAreLinksAndBrokenOnesAreSeen() {
        Markdown readme = Markdown.of("README.md");

        assertThat(links()).hasSizeGreaterThan(50);
        assertThat(resolves(readme, "docs/none.md")).isFalse();
        assertThat(resolves(readme, "docs/operations.md#no-such-heading")).isFalse();
    }

    private static Stream<String> links() {
        return Project.documents().stream().flatMap(Markdown::links);
    }

    private static boolean isExternal(String link) {
        return URI.create(link).getScheme() != null;
    }

    private static boolean resolves(Markdown document, String link) {
        URI target = URI.create(link);
        Path file =
                target.getPath().isEmpty() ? document.file() : document.file().resolveSibling(target.getPath());
        return Files.exists(file)
                && (target.getFragment() == null || new Markdown(file).anchors().contains(target.getFragment()));
    }
}
