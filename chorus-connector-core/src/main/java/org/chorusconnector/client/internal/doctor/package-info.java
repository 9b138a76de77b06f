/** The examination of the connection to Chorus Pro, step by step. Not part of the API. */
@NullMarked
package org.chorusconnector.client.internal.doctor;

import org.jspecify.annotations.NullMarked;
