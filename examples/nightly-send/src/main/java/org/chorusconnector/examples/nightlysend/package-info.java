/** The nightly send as a command-line program: everything that a small broker needs around the library. */
@NullMarked
package org.chorusconnector.examples.nightlysend;

import org.jspecify.annotations.NullMarked;
