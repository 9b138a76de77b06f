/** The user behind a call, and what he is attached to. */
@NullMarked
package org.chorusconnector.client.users;

import org.jspecify.annotations.NullMarked;
