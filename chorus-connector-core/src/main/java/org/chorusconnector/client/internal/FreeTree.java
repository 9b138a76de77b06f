package org.chorusconnector.client.internal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import org.chorusconnector.client.RawAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Any JSON of a service whose answers need no {@code codeRetour}: an object or a list without one is a success, what the HTTP
 * status says. A code that is there counts.
 */
record FreeTree(RawTree tree) implements Answer {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    FreeTree(@Nullable JsonNode json) {
        this(new RawTree(json));
    }

    @Override
    public @Nullable Integer codeRetour() {
        JsonNode json = tree.json();
        return json.isContainerNode() && json.path("codeRetour").isMissingNode()
                ? Integer.valueOf(0)
                : tree.codeRetour();
    }

    @Override
    public String libelle() {
        return tree.libelle();
    }

    RawAnswer toAnswer() {
        return tree.toAnswer();
    }
}
