/** Structures known to Chorus Pro: who may invoice, who is invoiced and what recipients require. */
@NullMarked
package org.chorusconnector.client.structures;

import org.jspecify.annotations.NullMarked;
