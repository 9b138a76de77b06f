/** The lists of codes that Chorus Pro keeps. */
@NullMarked
package org.chorusconnector.client.reference;

import org.jspecify.annotations.NullMarked;
