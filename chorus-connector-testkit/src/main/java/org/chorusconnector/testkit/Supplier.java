package org.chorusconnector.testkit;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A structure in whose name the technical account may send invoices. Immutable: each method returns a changed copy. */
public final class Supplier {

    private final long id;
    private final String siret;
    private final String name;
    private final boolean active;
    private final Map<Long, String> bankAccounts;
    private final @Nullable LocalDate passwordExpiry;

    private Supplier(
            long id,
            String siret,
            String name,
            boolean active,
            Map<Long, String> bankAccounts,
            @Nullable LocalDate passwordExpiry) {
        this.id = id;
        this.siret = siret;
        this.name = name;
        this.active = active;
        this.bankAccounts = new TreeMap<>(bankAccounts);
        this.passwordExpiry = passwordExpiry;
    }

    /**
     * An active supplier without bank account.
     *
     * @param id its {@code idFournisseur}
     * @param siret 14 digits
     */
    public static Supplier of(long id, String siret) {
        return new Supplier(id, siret, "FOURNISSEUR " + siret, true, Map.of(), null);
    }

    /** With this designation. */
    public Supplier named(String designation) {
        return new Supplier(id, siret, designation, active, bankAccounts, passwordExpiry);
    }

    /** May not send invoices any more. */
    public Supplier inactive() {
        return new Supplier(id, siret, name, false, bankAccounts, passwordExpiry);
    }

    /** With this valid bank account too. */
    public Supplier withBankAccount(long accountId, String accountName) {
        var all = new TreeMap<>(bankAccounts);
        all.put(accountId, accountName);
        return new Supplier(id, siret, name, active, all, passwordExpiry);
    }

    /** Announces, when the structure is read, that the technical account's password ends at the start of this Paris day. */
    public Supplier passwordExpiringOn(LocalDate day) {
        return new Supplier(id, siret, name, active, bankAccounts, day);
    }

    /** The {@code idFournisseur}. */
    public long id() {
        return id;
    }

    /** The SIRET. */
    public String siret() {
        return siret;
    }

    /** The designation. */
    public String name() {
        return name;
    }

    boolean isActive() {
        return active;
    }

    Map<Long, String> bankAccounts() {
        return bankAccounts;
    }

    Optional<LocalDate> passwordExpiry() {
        return Optional.ofNullable(passwordExpiry);
    }
}
