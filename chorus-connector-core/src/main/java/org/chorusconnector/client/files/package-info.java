/** Files handed to Chorus Pro before the invoice that refers to them. */
@NullMarked
package org.chorusconnector.client.files;

import org.jspecify.annotations.NullMarked;
