/** The wire side of the flows: not for users of the library. */
@NullMarked
package org.chorusconnector.client.internal.flows;

import org.jspecify.annotations.NullMarked;
