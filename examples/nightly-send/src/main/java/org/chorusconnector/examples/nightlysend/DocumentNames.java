package org.chorusconnector.examples.nightlysend;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The documents that a line of the receipts file names.
 *
 * @param main empty when no due notice exists
 * @param attachments in the order of the file
 */
record DocumentNames(Optional<String> main, List<String> attachments) {

    static final DocumentNames NONE = new DocumentNames(Optional.empty(), List.of());

    DocumentNames {
        attachments = List.copyOf(attachments);
    }

    /**
     * As the columns of the receipts file have them.
     *
     * @param attachments separated by {@code |}, with blanks around it or not; blank names are dropped
     */
    static DocumentNames of(String main, String attachments) {
        if (main.isBlank() && attachments.isBlank()) {
            return NONE;
        }
        return new DocumentNames(
                Optional.of(Blanks.strip(main)).filter(name -> !name.isEmpty()),
                Arrays.stream(attachments.split("\\|"))
                        .map(Blanks::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }
}
