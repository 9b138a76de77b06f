/** The daily dispatch as a Quartz job. */
@NullMarked
package org.chorusconnector.quartz;

import org.jspecify.annotations.NullMarked;
