/** How calls are made. Not for users of the library: anything here may change in any version. */
@NullMarked
package org.chorusconnector.client.internal;

import org.jspecify.annotations.NullMarked;
