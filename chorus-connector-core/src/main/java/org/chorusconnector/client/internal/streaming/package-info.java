/** Files in requests and answers, streamed in constant memory. Not part of the API. */
@NullMarked
package org.chorusconnector.client.internal.streaming;

import org.jspecify.annotations.NullMarked;
