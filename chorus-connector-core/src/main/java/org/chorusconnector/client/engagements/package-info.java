/** Engagements juridiques: the orders that invoices to the State refer to. */
@NullMarked
package org.chorusconnector.client.engagements;

import org.jspecify.annotations.NullMarked;
