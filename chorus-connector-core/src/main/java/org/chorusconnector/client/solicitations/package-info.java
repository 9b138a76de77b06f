/** Solicitations: the requests for support that Chorus Pro takes. */
@NullMarked
package org.chorusconnector.client.solicitations;

import org.jspecify.annotations.NullMarked;
