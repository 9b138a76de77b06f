/** The wire side of the files: not for users of the library. */
@NullMarked
package org.chorusconnector.client.internal.files;

import org.jspecify.annotations.NullMarked;
