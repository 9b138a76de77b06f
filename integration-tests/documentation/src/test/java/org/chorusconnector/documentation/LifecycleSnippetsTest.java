package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chorusconnector.Language;
import org.chorusconnector.lifecycle.Lifecycle;
import org.chorusconnector.lifecycle.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/lifecycle.md shows: its blocks are passages of this class. Its tables are compared where they are made. */
class LifecycleSnippetsTest {

    @ParameterizedTest
    @CsvSource({"SUSPENDUE, true", "MANDATEE, false", "NOUVEAU_STATUT, true"})
    void listsWhatAPersonHasToLookAt(String code, boolean listed) {
        List<String> worklist = new ArrayList<>();

        Status status = Lifecycle.of(code);
        if (!status.isKnown() || status.needsSupplier()) {
            worklist.add(status.label(Language.FR) + " : " + status.meaning(Language.FR));
        }

        assertThat(worklist).hasSize(listed ? 1 : 0);
    }
}
