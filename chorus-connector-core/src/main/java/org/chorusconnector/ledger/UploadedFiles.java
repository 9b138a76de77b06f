package org.chorusconnector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Stored files in one column: a line each, with the name last since it may contain anything but a line break. */
final class UploadedFiles {

    private UploadedFiles() {}

    static String toText(List<UploadedFile> files) {
        return files.stream()
                .map(file -> file.id() + " " + file.at().toEpochMilli() + " " + file.sha256() + " "
                        + file.name().replaceAll("\\R", " "))
                .collect(Collectors.joining("\n"));
    }

    static List<UploadedFile> ofText(String text) {
        return text.lines()
                .map(line -> line.split(" ", 4))
                .map(parts -> new UploadedFile(
                        Long.parseLong(parts[0]), parts[3], parts[2], Instant.ofEpochMilli(Long.parseLong(parts[1]))))
                .toList();
    }
}
