package org.chorusconnector.client.invoices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.jspecify.annotations.Nullable;

/** What a recipient missed when he suspended an invoice. Immutable. */
public final class InvoiceCompletion {

    private final ChorusInvoiceId invoice;
    private final List<SupportingDocument> documents;
    private final @Nullable String comment;

    private InvoiceCompletion(Builder builder) {
        this.invoice = builder.invoice;
        this.documents = List.copyOf(builder.documents);
        this.comment = builder.comment;
    }

    /** Starts a completion of a suspended invoice. */
    public static Builder of(ChorusInvoiceId invoice) {
        return new Builder(invoice);
    }

    public ChorusInvoiceId invoice() {
        return invoice;
    }

    public List<SupportingDocument> documents() {
        return documents;
    }

    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /** Collects the parts: a file or a comment is required. Not thread-safe. */
    public static final class Builder {

        private final ChorusInvoiceId invoice;
        private final List<SupportingDocument> documents = new ArrayList<>();
        private @Nullable String comment;

        private Builder(ChorusInvoiceId invoice) {
            this.invoice = invoice;
        }

        /** Adds a file, stored before. */
        public Builder attachment(SupportingDocument attachment) {
            documents.add(attachment);
            return this;
        }

        /** At most {@value Submission#MAX_COMMENT_LENGTH} characters. */
        public Builder comment(String comment) {
            this.comment = InvoiceRecycling.checkedComment(comment);
            return this;
        }

        /**
         * The completion.
         *
         * @throws IllegalArgumentException when there is neither file nor comment
         */
        public InvoiceCompletion build() {
            if (documents.isEmpty() && comment == null) {
                throw new IllegalArgumentException("A completion has a file or a comment");
            }
            return new InvoiceCompletion(this);
        }
    }
}
