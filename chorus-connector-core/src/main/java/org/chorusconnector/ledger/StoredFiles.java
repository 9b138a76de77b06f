package org.chorusconnector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Stored files in one column: a line each, with the name last since it may contain anything but a line break. */
final class StoredFiles {

    private StoredFiles() {}

    static String toText(List<StoredFile> files) {
        return files.stream()
                .map(file -> file.id() + " " + file.at().toEpochMilli() + " " + file.sha256() + " "
                        + file.name().replaceAll("\\R", " "))
                .collect(Collectors.joining("\n"));
    }

    static List<StoredFile> ofText(String text) {
        return text.lines()
                .map(line -> line.split(" ", 4))
                .map(parts -> new StoredFile(
                        Long.parseLong(parts[0]), parts[3], parts[2], Instant.ofEpochMilli(Long.parseLong(parts[1]))))
                .toList();
    }
}
