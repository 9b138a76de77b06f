/** The wire side of the invoices: not for users of the library. */
@NullMarked
package org.chorusconnector.client.internal.invoices;

import org.jspecify.annotations.NullMarked;
