/** Which processes are at work: runs with their heartbeat, and how a run that died is recognised. */
@NullMarked
package org.chorusconnector.runs;

import org.jspecify.annotations.NullMarked;
