/** The wire side of the solicitations: not for users of the library. */
@NullMarked
package org.chorusconnector.client.internal.solicitations;

import org.jspecify.annotations.NullMarked;
