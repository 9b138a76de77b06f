package org.chorusconnector.client.internal.invoices;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.internal.wire.WireDates;
import org.chorusconnector.client.invoices.HandledInvoice;
import org.jspecify.annotations.Nullable;

/** What services answer that do something to an invoice; {@code codeRetour} is the proof. */
record Handled(
        @Nullable String numeroFacture,
        @JsonAlias("nouveauStatut") @Nullable String statutFacture,
        @JsonAlias("dateDepot") @Nullable String dateTraitement) {

    HandledInvoice toHandled(ChorusInvoiceId asked) {
        return new HandledInvoice(
                asked,
                Optional.ofNullable(numeroFacture),
                FoundInvoice.status(statutFacture),
                WireDates.instant(dateTraitement));
    }
}
