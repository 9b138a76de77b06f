/** Whole nights against the simulator, beside a sequential client and the ideal. Not part of the library. */
@NullMarked
package org.chorusconnector.benchmarks;

import org.jspecify.annotations.NullMarked;
