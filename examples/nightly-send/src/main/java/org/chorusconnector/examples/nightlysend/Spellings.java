package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A name with accents has several spellings in Unicode: composed (NFC), as most programs write it, and decomposed (NFD), as
 * macOS and some archives do. File systems take them for different names; people see one.
 *
 * @param file the only file with the name in any spelling; the name as given when there is none
 * @param isAmbiguous whether several files have it
 */
record Spellings(Path file, boolean isAmbiguous) {

    /** Looks for each part of a relative name in its folder. */
    static Spellings of(Path folder, Path relative) throws IOException {
        Path found = folder;
        for (Path part : relative) {
            List<Path> spelled = spellings(found, part.toString());
            if (spelled.size() > 1) {
                return new Spellings(found.resolve(part), true);
            }
            found = spelled.isEmpty() ? found.resolve(part) : spelled.get(0);
        }
        return new Spellings(found, false);
    }

    private static List<Path> spellings(Path folder, String name) throws IOException {
        if (name.chars().allMatch(each -> each < 128)) {
            return List.of(folder.resolve(name));
        }
        Set<String> usual = new LinkedHashSet<>(
                List.of(name, Normalizer.normalize(name, Form.NFC), Normalizer.normalize(name, Form.NFD)));
        List<Path> there = new ArrayList<>();
        for (String spelling : usual) {
            Path file = folder.resolve(spelling);
            if (Files.exists(file) && isNew(there, file)) {
                there.add(file);
            }
        }
        return there.isEmpty() ? mixed(folder, name) : there;
    }

    /** Some file systems find one file by both spellings. */
    private static boolean isNew(List<Path> there, Path file) throws IOException {
        for (Path earlier : there) {
            if (Files.isSameFile(earlier, file)) {
                return false;
            }
        }
        return true;
    }

    /** Some accents composed, others not: rare, and found by reading the whole folder. */
    private static List<Path> mixed(Path folder, String name) throws IOException {
        String composed = Normalizer.normalize(name, Form.NFC);
        List<Path> there = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(
                    folder,
                    file -> Normalizer.normalize(String.valueOf(file.getFileName()), Form.NFC)
                            .equals(composed))) {
                files.forEach(there::add);
            }
        }
        return there;
    }
}
