/** Sends due receipts: selects, claims, attaches, submits, settles doubt, reports and notifies. */
@NullMarked
package org.chorusconnector.dispatch;

import org.jspecify.annotations.NullMarked;
