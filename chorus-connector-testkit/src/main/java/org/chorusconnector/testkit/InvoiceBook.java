package org.chorusconnector.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The invoices that the platform has, and how often each number was submitted. Thread-safe. */
final class InvoiceBook {

    private static final long FIRST_ID = 8_316_848;
    private static final long FIRST_STEP = 8_548_152;
    private static final Set<String> NOT_WITH_RECIPIENT = Set.of(
            "SUSPENDUE",
            "A_RECYCLER",
            "A_VALIDER_1",
            "A_VALIDER_2",
            "REFUSEE_1",
            "REFUSEE_2",
            "ERREUR_FOURNISSEUR_SUR_VALIDEUR",
            "ERREUR_COTRAITANT_SUR_VALIDEUR");

    private final Clock clock;
    private final Map<Long, PlatformInvoice> invoices = new LinkedHashMap<>();
    private final Map<String, Integer> submissions = new HashMap<>();
    private final Set<String> usedNumbers = new HashSet<>();
    private final Map<Long, Integer> stepsTaken = new HashMap<>();
    private long nextStep = FIRST_STEP;
    private long lastNumberMade;

    InvoiceBook(Clock clock) {
        this.clock = clock;
    }

    synchronized void submitted(String number) {
        submissions.merge(number, 1, Integer::sum);
    }

    synchronized int submissionsOf(String number) {
        return submissions.getOrDefault(number, 0);
    }

    /** Enters an invoice, unless the supplier used its number in the same year of deposit. */
    synchronized PlatformInvoice enter(Submission submission, Optional<String> flow, Instant now) {
        LocalDate today = Paris.dayOf(now);
        String number = submission.number().orElseGet(() -> numberOf(today));
        boolean isNew = usedNumbers.add(submission.supplierId() + "/" + today.getYear() + "/" + number);
        RefusedException.when(!isNew, Refusal.DUPLICATE_NUMBER);
        var deposit = new PlatformInvoice.StatusChange(
                nextStep++, submission.validator().isPresent() ? "A_VALIDER_1" : "DEPOSEE", now, Optional.empty());
        var invoice = submission.toInvoice(FIRST_ID + invoices.size(), number, today, deposit, flow);
        invoices.put(invoice.id(), invoice);
        return invoice;
    }

    /** Chorus Pro's own numbers: the year, then sixteen digits. */
    private String numberOf(LocalDate today) {
        lastNumberMade++;
        return String.format(Locale.ROOT, "%d%016d", today.getYear(), lastNumberMade);
    }

    /** Changes an invoice in one step, so that two calls never act on the same status. */
    synchronized PlatformInvoice change(long id, UnaryOperator<PlatformInvoice> change) {
        PlatformInvoice invoice = find(id).orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_INVOICE));
        PlatformInvoice changed = change.apply(invoice);
        invoices.put(id, changed);
        return changed;
    }

    /** The next step of an invoice's life, at this moment. */
    synchronized PlatformInvoice.StatusChange step(String status, Optional<String> comment) {
        return new PlatformInvoice.StatusChange(nextStep++, status, clock.instant(), comment);
    }

    synchronized PlatformInvoice changeStatus(long id, String status, Optional<String> comment) {
        PlatformInvoice invoice = find(id).orElseThrow(
                        () -> new IllegalArgumentException("the platform has no invoice with the id " + id));
        PlatformInvoice changed =
                invoice.with(new PlatformInvoice.StatusChange(nextStep++, status, clock.instant(), comment));
        invoices.put(id, changed);
        return changed;
    }

    /** Enters every status that the scripts of the public bodies have due by now. */
    synchronized void act(PublicBody publicBody) {
        if (publicBody.isAtRest()) {
            return;
        }
        Instant now = clock.instant();
        for (PlatformInvoice invoice : List.copyOf(invoices.values())) {
            List<StatusScript.Step> steps =
                    publicBody.scriptOf(invoice.number()).steps();
            int next = stepsTaken.getOrDefault(invoice.id(), 0);
            while (next < steps.size() && !NOT_WITH_RECIPIENT.contains(invoice.status())) {
                StatusScript.Step step = steps.get(next);
                Instant due = invoice.statusSince().plus(step.delay());
                if (due.isAfter(now)) {
                    break;
                }
                invoice =
                        invoice.with(new PlatformInvoice.StatusChange(nextStep++, step.status(), due, step.comment()));
                next++;
            }
            stepsTaken.put(invoice.id(), next);
            invoices.put(invoice.id(), invoice);
        }
    }

    synchronized Optional<PlatformInvoice> find(long id) {
        return Optional.ofNullable(invoices.get(id));
    }

    /** The newest invoice with this number, for a number may come back in another year. */
    synchronized Optional<PlatformInvoice> newest(String number) {
        return invoices.values().stream()
                .filter(invoice -> invoice.number().equals(number))
                .reduce((older, newer) -> newer);
    }

    synchronized List<PlatformInvoice> all() {
        return new ArrayList<>(invoices.values());
    }

    synchronized void reset() {
        invoices.clear();
        submissions.clear();
        usedNumbers.clear();
        stepsTaken.clear();
        nextStep = FIRST_STEP;
        lastNumberMade = 0;
    }
}
