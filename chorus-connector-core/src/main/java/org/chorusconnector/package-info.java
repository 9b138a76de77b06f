/** Words that every room of the library shares: self-checking identifiers of the Chorus Pro field, and the language. */
@NullMarked
package org.chorusconnector;

import org.jspecify.annotations.NullMarked;
