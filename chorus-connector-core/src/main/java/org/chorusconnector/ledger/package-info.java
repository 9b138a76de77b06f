/** The durable memory of what was claimed, submitted and sent. Survives crashes; shared by several nodes. */
@NullMarked
package org.chorusconnector.ledger;

import org.jspecify.annotations.NullMarked;
