package org.chorusconnector.client.internal;

import org.jspecify.annotations.Nullable;

/** What every answer of a service holds. Only 0 is success, whatever the HTTP status and the label say. */
public interface Answer {

    @Nullable Integer codeRetour();

    @Nullable String libelle();
}
