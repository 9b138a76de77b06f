/** Runs in the table {@code chorus_run}, their heartbeat, and taking over from dead runs. Not part of the API. */
@NullMarked
package org.chorusconnector.runs.internal;

import org.jspecify.annotations.NullMarked;
