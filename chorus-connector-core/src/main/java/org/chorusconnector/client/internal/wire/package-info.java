/** JSON of Chorus Pro: answers, dates, paging, and what repeating a call would do. Not part of the API. */
@NullMarked
package org.chorusconnector.client.internal.wire;

import org.jspecify.annotations.NullMarked;
