package org.chorusconnector.client.works;

import java.util.Optional;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;

/**
 * Another address for a works invoice.
 *
 * @param invoice which one
 * @param recipient who has to pay instead
 * @param serviceCode which service
 * @param engagementNumber which engagement
 */
public record WorksInvoiceRecycling(
        WorksInvoiceId invoice,
        Optional<Siret> recipient,
        Optional<ServiceCode> serviceCode,
        Optional<EngagementNumber> engagementNumber) {

    public WorksInvoiceRecycling {
        if (recipient.isEmpty() && serviceCode.isEmpty() && engagementNumber.isEmpty()) {
            throw new IllegalArgumentException("A recycling changes the recipient, its service or the engagement");
        }
    }
}
