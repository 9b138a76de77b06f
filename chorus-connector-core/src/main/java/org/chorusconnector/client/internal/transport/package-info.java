/** Sockets: proxy, trust, quota, and the guard that knows whether a request left. Not part of the API. */
@NullMarked
package org.chorusconnector.client.internal.transport;

import org.jspecify.annotations.NullMarked;
