/** The wire side of the engagements: not for users of the library. */
@NullMarked
package org.chorusconnector.client.internal.engagements;

import org.jspecify.annotations.NullMarked;
