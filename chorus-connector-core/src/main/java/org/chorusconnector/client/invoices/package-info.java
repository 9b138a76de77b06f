/** Invoices of a supplier: submission and search. */
@NullMarked
package org.chorusconnector.client.invoices;

import org.jspecify.annotations.NullMarked;
