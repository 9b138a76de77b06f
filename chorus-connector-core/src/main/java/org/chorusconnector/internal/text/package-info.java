/** Texts of others, made fit to be kept and shown: not for users of the library. */
@NullMarked
package org.chorusconnector.internal.text;

import org.jspecify.annotations.NullMarked;
