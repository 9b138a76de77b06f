package org.chorusconnector.client.internal.invoices;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.client.internal.wire.WireDates;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceSearch.Range;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.jspecify.annotations.Nullable;

/** The criteria that all searches of invoices have under the same names; unwrapped into the request of each. */
record InvoiceCriteria(
        @Nullable String numeroFacture,
        @Nullable String periodeDateDepotDu,
        @Nullable String periodeDateDepotAu,
        @Nullable String cadreFacturation,
        @Nullable List<String> statutCourant,
        @Nullable BigDecimal montantHTMin,
        @Nullable BigDecimal montantHTMax,
        @Nullable BigDecimal montantTTCMin,
        @Nullable BigDecimal montantTTCMax,
        @Nullable String numeroMarche) {

    static InvoiceCriteria of(InvoiceSearch search) {
        return new InvoiceCriteria(
                search.number().map(InvoiceNumber::value).orElse(null),
                day(search.deposited().from()),
                day(search.deposited().to()),
                search.cadreDeFacturation().orElse(null),
                codes(search.statuses()),
                search.amountExclTax().from().orElse(null),
                search.amountExclTax().to().orElse(null),
                search.amountInclTax().from().orElse(null),
                search.amountInclTax().to().orElse(null),
                search.marketNumber().map(MarketNumber::value).orElse(null));
    }

    static @Nullable String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }

    static @Nullable String from(Range<Instant> range) {
        return range.from().map(WireDates::second).orElse(null);
    }

    static @Nullable String to(Range<Instant> range) {
        return range.to().map(WireDates::secondRoundedUp).orElse(null);
    }

    /** The codes of statuses to keep; null, which means all, if there is none. */
    static @Nullable List<String> codes(List<InvoiceStatus> statuses) {
        return statuses.isEmpty()
                ? null
                : statuses.stream().map(InvoiceStatus::code).toList();
    }
}
