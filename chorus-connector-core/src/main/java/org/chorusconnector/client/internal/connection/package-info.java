/** HTTP clients, login and quota that the accounts of one client share. Not part of the API. */
@NullMarked
package org.chorusconnector.client.internal.connection;

import org.jspecify.annotations.NullMarked;
