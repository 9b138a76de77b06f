/** Works invoices: the documents of works contracts, of which little is confirmed. */
@NullMarked
package org.chorusconnector.client.works;

import org.jspecify.annotations.NullMarked;
