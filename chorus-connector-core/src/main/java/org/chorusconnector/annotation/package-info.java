/** What the library says of its own types. */
@NullMarked
package org.chorusconnector.annotation;

import org.jspecify.annotations.NullMarked;
