/** What a run did, item by item, as a projection of the ledger, in French or English. */
@NullMarked
package org.chorusconnector.report;

import org.jspecify.annotations.NullMarked;
