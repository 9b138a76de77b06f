package org.chorusconnector.dispatch;

import java.util.List;
import java.util.stream.Collectors;
import org.chorusconnector.client.structures.SupplierStructure;

/** No supplier is configured, and the account has none or several active structures to choose from. */
final class SupplierUndecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SupplierUndecidedException(List<SupplierStructure> candidates) {
        super(
                candidates.isEmpty()
                        ? "The account has no active supplier structure. Attach the technical account to the supplier's"
                                + " structure on Chorus Pro."
                        : "The account has " + candidates.size()
                                + " active supplier structures. Set the supplier id (chorus.supplier-id) to one of: "
                                + candidates.stream()
                                        .map(SupplierUndecidedException::describe)
                                        .collect(Collectors.joining(", ")));
    }

    private static String describe(SupplierStructure candidate) {
        return candidate.id().value() + " ("
                + candidate.identifier().orElse("no identifier")
                + candidate.name().map(name -> ", " + name).orElse("") + ")";
    }
}
