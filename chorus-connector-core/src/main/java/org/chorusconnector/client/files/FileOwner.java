package org.chorusconnector.client.files;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.client.structures.StructureId;
import org.jspecify.annotations.Nullable;

/** What the files to download belong to. Immutable. */
public final class FileOwner {

    /** The kinds of owner, by the words of Chorus Pro. */
    public enum Kind {
        INVOICES("DEMANDE_PAIEMENT"),
        ENGAGEMENT("ENGAGEMENT_JURIDIQUE"),
        SOLICITATION("SOLLICITATION"),
        STRUCTURE("STRUCTURE_PIECEJOINTE"),
        STRUCTURE_MANDATE("STRUCTURE_MANDAT"),
        STRUCTURE_BANK_ACCOUNT("STRUCTURE_COORDONNEE_BANCAIRE"),
        USER("UTILISATEUR");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The word of Chorus Pro. */
        public String code() {
            return code;
        }
    }

    private final Kind kind;
    private final List<ChorusInvoiceId> invoices;
    private final @Nullable EngagementNumber engagement;
    private final @Nullable Long solicitation;
    private final @Nullable StructureId structure;

    private FileOwner(
            Kind kind,
            List<ChorusInvoiceId> invoices,
            @Nullable EngagementNumber engagement,
            @Nullable Long solicitation,
            @Nullable StructureId structure) {
        this.kind = kind;
        this.invoices = invoices;
        this.engagement = engagement;
        this.solicitation = solicitation;
        this.structure = structure;
    }

    /**
     * The supporting documents of invoices, with the invoices themselves.
     *
     * @param invoices at least one
     */
    public static FileOwner invoices(List<ChorusInvoiceId> invoices) {
        if (invoices.isEmpty()) {
            throw new IllegalArgumentException("Files of invoices need an invoice");
        }
        return new FileOwner(Kind.INVOICES, List.copyOf(invoices), null, null, null);
    }

    /** The files of an engagement. */
    public static FileOwner engagement(EngagementNumber number) {
        return new FileOwner(Kind.ENGAGEMENT, List.of(), number, null, null);
    }

    /**
     * The files of a solicitation.
     *
     * @param id technical identifier, positive
     */
    public static FileOwner solicitation(long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("The identifier of a solicitation must be positive: " + id);
        }
        return new FileOwner(Kind.SOLICITATION, List.of(), null, id, null);
    }

    /** The files of a structure. */
    public static FileOwner structure(StructureId id) {
        return new FileOwner(Kind.STRUCTURE, List.of(), null, null, id);
    }

    /** The mandates of a structure. */
    public static FileOwner mandatesOf(StructureId id) {
        return new FileOwner(Kind.STRUCTURE_MANDATE, List.of(), null, null, id);
    }

    /** What proves the bank accounts of a structure. */
    public static FileOwner bankAccountsOf(StructureId id) {
        return new FileOwner(Kind.STRUCTURE_BANK_ACCOUNT, List.of(), null, null, id);
    }

    /** The files of the technical account itself. */
    public static FileOwner account() {
        return new FileOwner(Kind.USER, List.of(), null, null, null);
    }

    public Kind kind() {
        return kind;
    }

    /** Empty unless the kind is {@link Kind#INVOICES}. */
    public List<ChorusInvoiceId> invoices() {
        return invoices;
    }

    public Optional<EngagementNumber> engagement() {
        return Optional.ofNullable(engagement);
    }

    public OptionalLong solicitation() {
        return solicitation == null ? OptionalLong.empty() : OptionalLong.of(solicitation);
    }

    public Optional<StructureId> structure() {
        return Optional.ofNullable(structure);
    }
}
