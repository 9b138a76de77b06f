/** The wire side of the users: not for users of the library. */
@NullMarked
package org.chorusconnector.client.internal.users;

import org.jspecify.annotations.NullMarked;
