package org.chorusconnector.examples.nightlysend;

import java.util.Locale;

/** The columns of the receipts file. All are needed, in any order. */
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
    ATTACHMENTS;

    /** Its name in the header line. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
