package org.chorusconnector.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public bodies that receive the invoices: see {@link ChorusSimulator#publicBody()}. They act by hand
 * ({@link #changeStatus}), by script ({@link #follow}) or by seed ({@link #actBySeed}). Scripts and seeds run by the clock
 * of the simulator: each status is entered at its exact time, and shows in the next call after it. Thread-safe.
 */
public final class PublicBody {

    private final Platform platform;
    private final Map<String, StatusScript> scripts = new HashMap<>();
    private @Nullable StatusScript everywhere;
    private @Nullable Long seed;

    PublicBody(Platform platform) {
        this.platform = platform;
    }

    /**
     * Moves an invoice on.
     *
     * @param number the number; the newest invoice that has it is moved
     * @param status a status of Chorus Pro, for example {@code MISE_A_DISPOSITION}; any may follow any
     * @throws IllegalArgumentException if there is no such invoice or status
     */
    public PlatformInvoice changeStatus(String number, String status) {
        return change(idOf(number), status, Optional.empty());
    }

    /**
     * Moves an invoice on.
     *
     * @param comment what the recipient writes, for example why the invoice is rejected
     * @throws IllegalArgumentException if there is no such invoice or status
     * @see #changeStatus(String, String)
     */
    public PlatformInvoice changeStatus(String number, String status, String comment) {
        return change(idOf(number), status, Optional.of(comment));
    }

    /**
     * Moves an invoice on.
     *
     * @param id the {@code identifiantFactureCPP}
     * @throws IllegalArgumentException if there is no such invoice or status
     * @see #changeStatus(String, String)
     */
    public PlatformInvoice changeStatus(long id, String status, String comment) {
        return change(id, status, Optional.of(comment));
    }

    /**
     * Handles the invoices of this number by the script, those submitted later too.
     *
     * @throws IllegalArgumentException if the script has a status that Chorus Pro has not
     */
    public synchronized void follow(String number, StatusScript script) {
        requireStatuses(script);
        scripts.put(number, script);
    }

    /**
     * Handles every invoice without a script of its own by this one, those submitted later too.
     *
     * @throws IllegalArgumentException if the script has a status that Chorus Pro has not
     */
    public synchronized void followAlways(StatusScript script) {
        requireStatuses(script);
        everywhere = script;
        seed = null;
    }

    /**
     * Gives every invoice without a script of its own a life of its own, drawn from the seed and its number: most are paid
     * after 10 to 40 days, some 12 of 100 are suspended, 6 are to be recycled, 6 rejected. The same seed gives the same lives.
     */
    public synchronized void actBySeed(long lives) {
        seed = lives;
        everywhere = null;
    }

    /** Forgets scripts and seed; statuses already entered stay. */
    public synchronized void rest() {
        scripts.clear();
        everywhere = null;
        seed = null;
    }

    /** The script of an invoice; empty when nobody acts on it. */
    synchronized StatusScript scriptOf(String number) {
        StatusScript own = scripts.get(number);
        if (own != null) {
            return own;
        }
        if (everywhere != null) {
            return everywhere;
        }
        return seed == null ? StatusScript.empty() : StatusScript.drawnFrom(seed * 1_000_003 + number.hashCode());
    }

    synchronized boolean isAtRest() {
        return scripts.isEmpty() && everywhere == null && seed == null;
    }

    private void requireStatuses(StatusScript script) {
        script.steps().forEach(step -> requireStatus(step.status()));
    }

    private void requireStatus(String status) {
        if (!platform.contract.isStatus(status)) {
            throw new IllegalArgumentException("not a status of Chorus Pro: " + status);
        }
    }

    private long idOf(String number) {
        return platform.book
                .newest(number)
                .orElseThrow(() -> new IllegalArgumentException("the platform has no invoice " + number))
                .id();
    }

    private PlatformInvoice change(long id, String status, Optional<String> comment) {
        requireStatus(status);
        platform.catchUp();
        return platform.book.changeStatus(id, status, comment);
    }
}
