package org.chorusconnector.client.internal.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** The empty body that a service without parameters requires (rule T4). */
@JsonAutoDetect
public record NoParameters() {

    public static final NoParameters NONE = new NoParameters();
}
