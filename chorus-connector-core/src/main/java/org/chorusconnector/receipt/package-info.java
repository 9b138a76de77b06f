/** What the host gives: its receipts and their documents, streamed. */
@NullMarked
package org.chorusconnector.receipt;

import org.jspecify.annotations.NullMarked;
