package org.chorusconnector.dispatch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.eligibility.BlockingReason;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.EvaluationContext;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.NumberUse;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptQuery;
import org.chorusconnector.receipt.ReceiptSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Explains, for every item of the source, whether an automatic run on a given day would send it, and every reason why
 * not. Sends nothing and writes nothing.
 *
 * <pre>{@code
 * try (Stream<Decision> decisions = Selection.of(receipts, documents, settings).ledger(ledger).build().decisions(day)) {
 *     decisions.forEach(this::show);
 * }
 * }</pre>
 */
public final class Selection {

    private static final Logger LOG = LoggerFactory.getLogger(Selection.class);

    private final ReceiptSource receipts;
    private final DocumentSource documents;
    private final DispatchSettings settings;
    private final CandidateFacts facts;
    private final @Nullable Ledger ledger;
    private final @Nullable RecipientDirectory recipients;
    private final NumberReuse reuse;
    private final Clock clock;

    private Selection(Builder builder) {
        receipts = builder.receipts;
        documents = builder.documents;
        settings = builder.settings;
        facts = new CandidateFacts(builder.eligibility, settings.eligibility());
        ledger = builder.ledger;
        recipients = builder.chorus == null
                ? null
                : new RecipientDirectory(new ChorusPlatform(builder.chorus, settings.supplier()));
        clock = builder.clock;
        reuse = new NumberReuse(settings.numbersRestartYearly(), clock);
    }

    public static Builder of(ReceiptSource receipts, DocumentSource documents, DispatchSettings settings) {
        return new Builder(receipts, documents, settings);
    }

    /**
     * The decision on each item, in the order of the source, found out as the stream is read. The caller closes it.
     *
     * @param businessDay a Paris day
     * @throws CutoffDateMissingException when the settings have no cut-off date
     * @throws UncheckedIOException from the stream, when the documents of an item cannot be read
     */
    public Stream<Decision> decisions(LocalDate businessDay) {
        if (settings.eligibility().cutoffDate().isEmpty()) {
            throw new CutoffDateMissingException();
        }
        EvaluationContext context =
                new EvaluationContext(EvaluationContext.Trigger.AUTOMATIC, businessDay, clock.instant());
        // No hint: every item is to be explained, also what lies before the cut-off.
        Stream<? extends Item> items = receipts.receipts(new ReceiptQuery(businessDay, Optional.empty(), Set.of()));
        return items.map(item -> decide(item, context));
    }

    /**
     * The decision on one item that a person would send by hand now: dates and cut-off do not count.
     *
     * @return {@link ReasonCode#ITEM_NOT_FOUND} when the source does not have it
     */
    Decision byHand(String number) {
        EvaluationContext context =
                new EvaluationContext(EvaluationContext.Trigger.BY_HAND, Paris.today(clock), clock.instant());
        ReceiptQuery query = new ReceiptQuery(context.businessDay(), Optional.empty(), Set.of(number));
        try (Stream<? extends Item> items = receipts.receipts(query)) {
            return items.filter(item -> item.number().equals(number))
                    .findFirst()
                    .map(item -> decide(item, context))
                    .orElseGet(() -> new Decision(
                            number,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(BlockingReason.of(ReasonCode.ITEM_NOT_FOUND))));
        }
    }

    private Decision decide(Item item, EvaluationContext context) {
        if (item instanceof Item.Unreadable unreadable) {
            return Decision.unreadable(unreadable.number(), unreadable.problem());
        }
        Receipt receipt = (Receipt) item;
        Candidate candidate;
        Optional<BlockingReason> conflict = Optional.empty();
        Documents papers;
        try {
            Candidate dated = facts.dated(receipt, context);
            DispatchStatus status = DispatchStatus.FREE;
            if (ledger != null) {
                NumberUse use = ledger.items().useOf(receipt.number());
                conflict = reuse.conflict(receipt, use);
                status = conflict.isPresent() || reuse.isSetAside(receipt, use) ? DispatchStatus.FREE : use.status();
            }
            CheckedDocuments checked = CheckedDocuments.of(documents.documentsOf(receipt));
            papers = checked.documents();
            candidate = facts.complete(dated, checked, status);
        } catch (IOException e) {
            throw new UncheckedIOException("The documents of item " + receipt.number() + " cannot be read", e);
        }
        if (recipients != null) {
            candidate = candidate.with(facts.recipientToAsk(receipt).flatMap(recipients::requirementsOf));
        }
        Decision decision = facts.eligibility().decide(candidate);
        if (conflict.isPresent()) {
            return decision.with(conflict.get());
        }
        if (decision.isEligible()) {
            facts.warnOfWrongKey(receipt);
            return asDrafted(receipt, papers, decision);
        }
        return decision;
    }

    /** What a run would find out when it drafts the invoice. */
    private Decision asDrafted(Receipt receipt, Documents papers, Decision decision) {
        try {
            InvoiceDraft.of(receipt, papers, settings.invoice());
            return decision;
        } catch (BrokenRuleException e) {
            LOG.warn("Item {} breaks a rule of Chorus Pro: {}", receipt.number(), e.getMessage());
            return decision.with(BlockingReason.of(ReasonCode.INVALID_REQUEST));
        }
    }

    /** Builds a {@link Selection}. Not thread-safe. */
    public static final class Builder {
        private final ReceiptSource receipts;
        private final DocumentSource documents;
        private final DispatchSettings settings;
        private Eligibility eligibility = Eligibility.standard();
        private @Nullable Ledger ledger;
        private @Nullable ChorusPro chorus;
        private Clock clock = Clock.systemUTC();

        private Builder(ReceiptSource receipts, DocumentSource documents, DispatchSettings settings) {
            this.receipts = requireNonNull(receipts, "receipts");
            this.documents = requireNonNull(documents, "documents");
            this.settings = requireNonNull(settings, "settings");
        }

        /** Rules other than the standard ones. */
        public Builder eligibility(Eligibility eligibility) {
            this.eligibility = requireNonNull(eligibility, "eligibility");
            return this;
        }

        /** Knows what was sent. Default: nothing was. */
        public Builder ledger(Ledger ledger) {
            this.ledger = requireNonNull(ledger, "ledger");
            return this;
        }

        /** Asks Chorus Pro what recipients require. Default: nobody is asked, and those rules do not apply. */
        public Builder online(ChorusPro chorus) {
            this.chorus = requireNonNull(chorus, "chorus");
            return this;
        }

        /** Default: the system's clock. */
        public Builder clock(Clock clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        public Selection build() {
            return new Selection(this);
        }
    }
}
