package org.chorusconnector.examples.nightlysend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns of the receipts file, in any order. */
enum Column {
    NUMBER,
    KIND,
    CREATED_ON,
    PERIOD_START,
    PERIOD_END,
    AMOUNT_EXCL_TAX,
    VAT_AMOUNT,
    AMOUNT_INCL_TAX,
    CLIENT_TYPE,
    CLIENT_SIRET,
    DISPATCH_ENABLED,
    SERVICE_CODE,
    ENGAGEMENT_NUMBER,
    MARKET_NUMBER,
    CORRUPTED,
    MAIN_DOCUMENT,
    ATTACHMENTS,
    SUPPLIER_SERVICE_ID,
    BANK_ACCOUNT_CODE,
    CLIENT_REFERENCE;

    private static final Set<Column> OPTIONAL = Set.of(SUPPLIER_SERVICE_ID, BANK_ACCOUNT_CODE, CLIENT_REFERENCE);

    /** Those that every file has. */
    static List<Column> required() {
        return Arrays.stream(values())
                .filter(column -> !OPTIONAL.contains(column))
                .toList();
    }

    /** Its name in the header line. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
