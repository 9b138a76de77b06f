/** Decides whether an item may be sent, and names every reason why not. Pure: facts are gathered before, nothing is read here. */
@NullMarked
package org.chorusconnector.eligibility;

import org.jspecify.annotations.NullMarked;
