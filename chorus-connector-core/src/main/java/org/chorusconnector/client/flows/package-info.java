/** Flows: files of one invoice or many, in a structured format, that Chorus Pro takes and then reads in its own time. */
@NullMarked
package org.chorusconnector.client.flows;

import org.jspecify.annotations.NullMarked;
