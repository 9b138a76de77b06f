package org.chorusconnector.examples.nightlysend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which column stands where in a receipts file. */
record Header(Map<Column, Integer> positions) {

    private static final Map<String, Column> BY_TITLE =
            Arrays.stream(Column.values()).collect(Collectors.toUnmodifiableMap(Column::title, Function.identity()));

    /**
     * The header of these titles.
     *
     * @throws UsageException naming all that are missing, unknown or there twice
     */
    static Header of(List<String> titles) {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        List<String> unknown = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        for (int position = 0; position < titles.size(); position++) {
            String title = Blanks.strip(titles.get(position));
            Column column = BY_TITLE.get(title);
            if (column == null) {
                unknown.add("\"" + title + "\"");
            } else if (positions.putIfAbsent(column, position) != null) {
                twice.add(title);
            }
        }
        List<String> missing = Column.required().stream()
                .filter(column -> !positions.containsKey(column))
                .map(Column::title)
                .toList();
        String problems = List.of(
                        Map.entry("missing", missing), Map.entry("unknown", unknown), Map.entry("there twice", twice))
                .stream()
                .filter(problem -> !problem.getValue().isEmpty())
                .map(problem -> problem.getKey() + ": " + String.join(", ", problem.getValue()))
                .collect(Collectors.joining("; "));
        if (!problems.isEmpty()) {
            throw new UsageException("The header line of the receipts file is wrong. Columns " + problems
                    + ". It needs these, in any order, separated by semicolons: "
                    + Column.required().stream().map(Column::title).collect(Collectors.joining(";")));
        }
        return new Header(positions);
    }

    int width() {
        return positions.size();
    }

    /** What a line has in this column, without blanks around it; an empty text when the line is too short or the file has
     * no such column. */
    String value(Column column, List<String> fields) {
        // Required columns are there: of() saw to it.
        int position = positions.getOrDefault(column, Integer.MAX_VALUE);
        return position < fields.size() ? Blanks.strip(fields.get(position)) : "";
    }
}
