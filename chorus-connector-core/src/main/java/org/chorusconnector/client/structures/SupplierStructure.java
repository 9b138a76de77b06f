package org.chorusconnector.client.structures;

import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A structure for which the technical account may issue invoices.
 *
 * @param id what a submission names as its supplier
 * @param identifier a SIRET most often
 * @param name corporate name
 */
@Given
public record SupplierStructure(SupplierId id, Optional<String> identifier, Optional<String> name) {}
