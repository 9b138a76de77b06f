/** An application of the starter, and what it must do on each Spring Boot. */
@NullMarked
package org.chorusconnector.springapplication;

import org.jspecify.annotations.NullMarked;
