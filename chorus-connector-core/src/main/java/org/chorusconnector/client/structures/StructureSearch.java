package org.chorusconnector.client.structures;

import java.util.Optional;
import org.chorusconnector.Siret;
import org.jspecify.annotations.Nullable;

/**
 * What structures to look for: all criteria must hold. How much of a text must agree is up to Chorus Pro. Immutable.
 *
 * <pre>{@code
 * StructureSearch.builder().kind(StructureKind.PUBLIC).city("NANTES").active(true).build();
 * }</pre>
 */
public final class StructureSearch {

    private static final int MAX_IDENTIFIER = 18;

    private final @Nullable String identifier;
    private final @Nullable StructureIdentifierKind identifierKind;
    private final @Nullable String name;
    private final @Nullable String label;
    private final @Nullable String lastName;
    private final @Nullable String firstName;
    private final @Nullable String postCode;
    private final @Nullable String city;
    private final @Nullable String countryCode;
    private final @Nullable StructureKind kind;
    private final @Nullable Boolean active;
    private final @Nullable Boolean projectOwner;
    private final @Nullable Boolean projectOwnerOnly;
    private final boolean othersPrivateStructures;

    private StructureSearch(Builder builder) {
        this.identifier = builder.identifier;
        this.identifierKind = builder.identifierKind;
        this.name = builder.name;
        this.label = builder.label;
        this.lastName = builder.lastName;
        this.firstName = builder.firstName;
        this.postCode = builder.postCode;
        this.city = builder.city;
        this.countryCode = builder.countryCode;
        this.kind = builder.kind;
        this.active = builder.active;
        this.projectOwner = builder.projectOwner;
        this.projectOwnerOnly = builder.projectOwnerOnly;
        this.othersPrivateStructures = builder.othersPrivateStructures;
    }

    /** The structure of this SIRET: at most one is expected. */
    public static StructureSearch bySiret(Siret siret) {
        return builder()
                .identifier(siret.value())
                .identifierKind(StructureIdentifierKind.SIRET)
                .build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Identifier of the structure. */
    public Optional<String> identifier() {
        return Optional.ofNullable(identifier);
    }

    /** What the identifier is. */
    public Optional<StructureIdentifierKind> identifierKind() {
        return Optional.ofNullable(identifierKind);
    }

    /** Corporate name, or what it begins with or holds: Chorus Pro decides. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Label of the structure. */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /** Last name of a person who is a structure. */
    public Optional<String> lastName() {
        return Optional.ofNullable(lastName);
    }

    /** First name of a person who is a structure. */
    public Optional<String> firstName() {
        return Optional.ofNullable(firstName);
    }

    /** Post code of the address. */
    public Optional<String> postCode() {
        return Optional.ofNullable(postCode);
    }

    /** City of the address. */
    public Optional<String> city() {
        return Optional.ofNullable(city);
    }

    /** Country of the address. */
    public Optional<String> countryCode() {
        return Optional.ofNullable(countryCode);
    }

    /** Public or private. */
    public Optional<StructureKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** Whether active structures are looked for, or inactive ones. */
    public Optional<Boolean> active() {
        return Optional.ofNullable(active);
    }

    /** Whether project owners of works are looked for. */
    public Optional<Boolean> projectOwner() {
        return Optional.ofNullable(projectOwner);
    }

    /** Whether structures are looked for that are project owners and nothing else. */
    public Optional<Boolean> projectOwnerOnly() {
        return Optional.ofNullable(projectOwnerOnly);
    }

    /** Whether private structures of others are looked for too. */
    public boolean othersPrivateStructures() {
        return othersPrivateStructures;
    }

    /** Nothing of it: names may be those of persons. */
    @Override
    public String toString() {
        return "StructureSearch";
    }

    /** Collects criteria; none is required. Not thread-safe. */
    public static final class Builder {

        private @Nullable String identifier;
        private @Nullable StructureIdentifierKind identifierKind;
        private @Nullable String name;
        private @Nullable String label;
        private @Nullable String lastName;
        private @Nullable String firstName;
        private @Nullable String postCode;
        private @Nullable String city;
        private @Nullable String countryCode;
        private @Nullable StructureKind kind;
        private @Nullable Boolean active;
        private @Nullable Boolean projectOwner;
        private @Nullable Boolean projectOwnerOnly;
        private boolean othersPrivateStructures;

        private Builder() {}

        /** Only the structure of this identifier: 1 to 18 characters, not blank. Say with {@link #identifierKind} what it is. */
        public Builder identifier(String identifier) {
            if (identifier.length() > MAX_IDENTIFIER) {
                throw new IllegalArgumentException("The identifier of a structure has at most " + MAX_IDENTIFIER
                        + " characters: " + identifier.length());
            }
            this.identifier = filled("identifier", identifier);
            return this;
        }

        /** Only structures with an identifier of this kind. */
        public Builder identifierKind(StructureIdentifierKind identifierKind) {
            this.identifierKind = identifierKind;
            return this;
        }

        /** Only structures of this corporate name (raison sociale), not blank. */
        public Builder name(String name) {
            this.name = filled("name", name);
            return this;
        }

        /** Only structures of this label (libellé), not blank. */
        public Builder label(String label) {
            this.label = filled("label", label);
            return this;
        }

        /** Only persons of this last name, not blank. */
        public Builder lastName(String lastName) {
            this.lastName = filled("lastName", lastName);
            return this;
        }

        /** Only persons of this first name, not blank. */
        public Builder firstName(String firstName) {
            this.firstName = filled("firstName", firstName);
            return this;
        }

        /** Only structures with this post code, not blank. */
        public Builder postCode(String postCode) {
            this.postCode = filled("postCode", postCode);
            return this;
        }

        /** Only structures in this city, not blank. */
        public Builder city(String city) {
            this.city = filled("city", city);
            return this;
        }

        /** Only structures in this country, by its code in the reference list ({@code recupererPays}), not blank. */
        public Builder countryCode(String countryCode) {
            this.countryCode = filled("countryCode", countryCode);
            return this;
        }

        /** Only public structures, or only private ones. */
        public Builder kind(StructureKind kind) {
            this.kind = kind;
            return this;
        }

        /** Only active structures, or only inactive ones. */
        public Builder active(boolean active) {
            this.active = active;
            return this;
        }

        /** Only structures that are project owners of works (maîtres d'ouvrage), or only others. */
        public Builder projectOwner(boolean projectOwner) {
            this.projectOwner = projectOwner;
            return this;
        }

        /** Only structures that are project owners of works and nothing else, or only others. */
        public Builder projectOwnerOnly(boolean projectOwnerOnly) {
            this.projectOwnerOnly = projectOwnerOnly;
            return this;
        }

        /** Private structures of others too; without it, only those that the account may act for. */
        public Builder withOthersPrivateStructures() {
            this.othersPrivateStructures = true;
            return this;
        }

        public StructureSearch build() {
            return new StructureSearch(this);
        }

        private static String filled(String criterion, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("Criterion " + criterion + " of a search of structures is blank");
            }
            return value;
        }
    }
}
