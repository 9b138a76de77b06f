package org.chorusconnector.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.client.structures.SupplierId;

/**
 * Who issues the invoices, by Chorus Pro's own numbers. All are optional: the supplier is found when the account has
 * exactly one active structure.
 *
 * @param supplierId the structure (<i>identifiant fournisseur</i>)
 * @param serviceId the structure's service (<i>idServiceFournisseur</i>)
 * @param bankAccountCode the bank account to be paid on (<i>codeCoordonneesBancairesFournisseur</i>)
 * @param currentUserId the acting user (<i>identifiant utilisateur courant</i>)
 */
public record SupplierSettings(
        Optional<SupplierId> supplierId,
        OptionalLong serviceId,
        OptionalLong bankAccountCode,
        OptionalLong currentUserId) {

    public static final SupplierSettings DEFAULTS =
            new SupplierSettings(Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public SupplierSettings {
        requireNonNull(supplierId, "supplierId");
        requireNonNull(serviceId, "serviceId");
        requireNonNull(bankAccountCode, "bankAccountCode");
        requireNonNull(currentUserId, "currentUserId");
    }

    public SupplierSettings withSupplierId(SupplierId supplierId) {
        return new SupplierSettings(Optional.of(supplierId), serviceId, bankAccountCode, currentUserId);
    }

    public SupplierSettings withServiceId(long serviceId) {
        return new SupplierSettings(supplierId, OptionalLong.of(serviceId), bankAccountCode, currentUserId);
    }

    public SupplierSettings withBankAccountCode(long bankAccountCode) {
        return new SupplierSettings(supplierId, serviceId, OptionalLong.of(bankAccountCode), currentUserId);
    }

    public SupplierSettings withCurrentUserId(long currentUserId) {
        return new SupplierSettings(supplierId, serviceId, bankAccountCode, OptionalLong.of(currentUserId));
    }
}
