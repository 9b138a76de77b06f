package org.chorusconnector.client.internal.invoices;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.internal.Answer;
import org.chorusconnector.client.internal.WireDates;
import org.chorusconnector.client.invoices.HandledInvoice;
import org.jspecify.annotations.Nullable;

/** What services answer that do something to an invoice; {@code codeRetour} is the proof. */
record Handled(
        @Nullable Integer codeRetour,
        @Nullable String libelle,
        @Nullable String numeroFacture,
        @JsonAlias("nouveauStatut") @Nullable String statutFacture,
        @JsonAlias("dateDepot") @Nullable String dateTraitement)
        implements Answer {

    HandledInvoice toHandled(ChorusInvoiceId asked) {
        return new HandledInvoice(
                asked,
                Optional.ofNullable(numeroFacture),
                FoundInvoices.status(statutFacture),
                WireDates.instant(dateTraitement));
    }
}
