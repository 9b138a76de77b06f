package org.chorusconnector.dispatch;

import java.io.IOException;
import org.chorusconnector.receipt.Document;

/** A document is not the one that was checked: it was replaced or written to before it was sent. */
final class DocumentChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    DocumentChangedException(Document document) {
        super("Document " + document.name() + " changed after it was checked. The next run checks it again");
    }
}
