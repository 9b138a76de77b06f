/** The wire side of the structures: not for users of the library. */
@NullMarked
package org.chorusconnector.client.internal.structures;

import org.jspecify.annotations.NullMarked;
