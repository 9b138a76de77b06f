/** One call from its first attempt to its result: retry policy, answers, failures. Not part of the API. */
@NullMarked
package org.chorusconnector.client.internal.call;

import org.jspecify.annotations.NullMarked;
