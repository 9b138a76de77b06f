/** Where the way to Chorus Pro is broken, and what mends it. */
@NullMarked
package org.chorusconnector.client.doctor;

import org.jspecify.annotations.NullMarked;
