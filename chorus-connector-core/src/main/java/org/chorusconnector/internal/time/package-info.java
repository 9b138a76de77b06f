/** The calendar that every room counts days in: not for users of the library. */
@NullMarked
package org.chorusconnector.internal.time;

import org.jspecify.annotations.NullMarked;
