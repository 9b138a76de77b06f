/**
 * The life cycle of invoices, works invoices and flows as a model: what each status means, who acts, and what usually follows.
 * It informs and never refuses, since statuses go backwards in real life. Without input or output.
 */
@NullMarked
package org.chorusconnector.lifecycle;

import org.jspecify.annotations.NullMarked;
