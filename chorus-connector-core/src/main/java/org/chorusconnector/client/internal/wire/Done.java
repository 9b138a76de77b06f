package org.chorusconnector.client.internal.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** An answer of which only the success counts. */
@JsonAutoDetect
public record Done() {}
