/** The wire side of the works invoices: not for users of the library. */
@NullMarked
package org.chorusconnector.client.internal.works;

import org.jspecify.annotations.NullMarked;
