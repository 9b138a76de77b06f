package org.chorusconnector.client.invoices;

import java.util.Optional;
import org.chorusconnector.ServiceCode;

/**
 * Who validates the invoice of a subcontractor (A9) or of a co-contractor (A12) before its recipient sees it.
 *
 * @param identifier a SIRET most often: 1 to 18 characters, not blank
 * @param serviceCode required when the structure is divided into services
 */
public record ValidatingStructure(String identifier, Optional<ServiceCode> serviceCode) {

    private static final int MAX_IDENTIFIER = 18;

    public ValidatingStructure {
        if (identifier.isBlank() || identifier.length() > MAX_IDENTIFIER) {
            throw new IllegalArgumentException("The identifier of a validating structure has 1 to " + MAX_IDENTIFIER
                    + " characters, not all blank: \"" + identifier + "\"");
        }
    }

    /** A structure without services. */
    public static ValidatingStructure of(String identifier) {
        return new ValidatingStructure(identifier, Optional.empty());
    }
}
