/** The wire side of the reference lists: not for users of the library. */
@NullMarked
package org.chorusconnector.client.internal.reference;

import org.jspecify.annotations.NullMarked;
