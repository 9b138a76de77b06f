/**
 * Typed client of Chorus Pro through PISTE. Start from {@link org.chorusconnector.client.ChorusPro}.
 */
@NullMarked
package org.chorusconnector.client;

import org.jspecify.annotations.NullMarked;
