package org.chorusconnector.documentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A document, as far as its tests read it. */
public record Markdown(Path file) {

    private static final Pattern FENCE =
            Pattern.compile("^( *)```([a-z]*)\\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    public static Markdown of(String name) {
        return new Markdown(Project.path(name));
    }

    public String text() {
        return Project.text(file);
    }

    /** The blocks in a language, empty for those that name none. */
    public List<String> blocks(String language) {
        return FENCE.matcher(text())
                .results()
                .filter(block -> block.group(2).equals(language))
                .map(block -> block.group(3).stripTrailing())
                .toList();
    }

    /** The commands of its shell blocks, one a line, without comments and continued lines put together. */
    public List<String> commands() {
        return blocks("sh").stream()
                .flatMap(block -> block.replaceAll("\\\\\\n\\s*", "").lines())
                .map(line -> line.replaceAll("(^|\\s+)# .*$", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Rows of all tables below this heading and above the next one, cells stripped, headers and rules left out. */
    public List<List<String>> table(String heading) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        boolean body = false;
        for (String line : text().lines().toList()) {
            if (line.startsWith("#")) {
                inside = line.replaceFirst("^#+ ", "").equals(heading);
            } else if (inside && line.startsWith("|")) {
                if (body) {
                    rows.add(cells(line));
                }
                body |= line.matches("[|: -]+");
            } else {
                body = false;
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
    }

    /** The texts between back quotes. */
    public static List<String> code(String text) {
        return Pattern.compile("`([^`]+)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    Stream<String> links() {
        return LINK.matcher(withoutBlocks()).results().map(found -> found.group(1));
    }

    /** The names by which links lead to its headings. */
    Set<String> anchors() {
        return Pattern.compile("^#+ (.*)$", Pattern.MULTILINE)
                .matcher(withoutBlocks())
                .results()
                .map(Markdown::anchor)
                .collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private String withoutBlocks() {
        return FENCE.matcher(text()).replaceAll("");
    }

    @Override
    public String toString() {
        return Project.path("").relativize(file).toString();
    }
}
