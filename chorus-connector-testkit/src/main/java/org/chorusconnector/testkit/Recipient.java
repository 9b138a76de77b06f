package org.chorusconnector.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A public structure that receives invoices, with what it requires of them. Immutable: each method returns a changed
 * copy.
 *
 * <pre>{@code
 * Recipient.of("21750001600019").named("VILLE DE PARIS").requiringService("VOIRIE", "ECOLES")
 * }</pre>
 */
public final class Recipient {

    /**
     * A service of a recipient.
     *
     * @param code the code service
     * @param active whether invoices may be sent to it
     * @param engagementRequired whether this service requires an engagement even if its structure does not
     */
    public record Service(String code, boolean active, boolean engagementRequired) {}

    private final String siret;
    private final @Nullable Long id;
    private final String name;
    private final boolean active;
    private final Needs needs;
    private final List<Service> services;
    private final @Nullable Set<String> engagements;

    private record Needs(boolean service, boolean engagement, boolean either, boolean paymentUnreported) {}

    private Recipient(
            String siret,
            @Nullable Long id,
            String name,
            boolean active,
            Needs needs,
            List<Service> services,
            @Nullable Set<String> engagements) {
        this.siret = siret;
        this.id = id;
        this.name = name;
        this.active = active;
        this.needs = needs;
        this.services = List.copyOf(services);
        this.engagements = engagements;
    }

    /**
     * An active recipient that requires nothing and has no services.
     *
     * @param siret 14 digits; the check digit is not verified, qualification has SIRETs without a valid one
     */
    public static Recipient of(String siret) {
        if (!siret.matches("\\d{14}")) {
            throw new IllegalArgumentException("a SIRET has 14 digits: " + siret);
        }
        var nothing = new Needs(false, false, false, false);
        return new Recipient(siret, null, "STRUCTURE " + siret, true, nothing, List.of(), null);
    }

    /** With this {@code idStructureCPP} instead of the next free one. */
    public Recipient id(long structureId) {
        return new Recipient(siret, structureId, name, active, needs, services, engagements);
    }

    /** With this designation. */
    public Recipient named(String designation) {
        return new Recipient(siret, id, designation, active, needs, services, engagements);
    }

    /** Refuses every invoice. */
    public Recipient inactive() {
        return new Recipient(siret, id, name, false, needs, services, engagements);
    }

    /** Requires the code of one of its services, to which these are added. */
    public Recipient requiringService(String... codes) {
        return needing(new Needs(true, needs.engagement, needs.either, needs.paymentUnreported))
                .withService(codes);
    }

    /** Requires an engagement number. */
    public Recipient requiringEngagement() {
        return needing(new Needs(needs.service, true, needs.either, needs.paymentUnreported));
    }

    /** Requires an engagement number or the code of one of its services, to which these are added. */
    public Recipient requiringServiceOrEngagement(String... codes) {
        return needing(new Needs(needs.service, needs.engagement, true, needs.paymentUnreported))
                .withService(codes);
    }

    /** Never returns the status {@code MISE_EN_PAIEMENT}, as its structure says; a script may do so nevertheless. */
    public Recipient withoutPaymentStatus() {
        return needing(new Needs(needs.service, needs.engagement, needs.either, true));
    }

    /** With these active services too. */
    public Recipient withService(String... codes) {
        var all = new ArrayList<>(services);
        for (String code : codes) {
            all.add(new Service(code, true, false));
        }
        return with(all);
    }

    /** With this service too, which refuses every invoice. */
    public Recipient withInactiveService(String code) {
        var all = new ArrayList<>(services);
        all.add(new Service(code, false, false));
        return with(all);
    }

    /** With this active service too, which requires an engagement number. */
    public Recipient withServiceRequiringEngagement(String code) {
        var all = new ArrayList<>(services);
        all.add(new Service(code, true, true));
        return with(all);
    }

    /** Refuses any engagement number but these, as the State does; without this call any number is taken. */
    public Recipient knowingEngagements(String... numbers) {
        return new Recipient(siret, id, name, active, needs, services, Set.of(numbers));
    }

    private Recipient needing(Needs changed) {
        return new Recipient(siret, id, name, active, changed, services, engagements);
    }

    private Recipient with(List<Service> changed) {
        return new Recipient(siret, id, name, active, needs, changed, engagements);
    }

    /** The SIRET, 14 digits. */
    public String siret() {
        return siret;
    }

    /** The designation. */
    public String name() {
        return name;
    }

    /** The services, in the order in which they were added. */
    public List<Service> services() {
        return services;
    }

    OptionalLong fixedId() {
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    boolean isActive() {
        return active;
    }

    boolean requiresService() {
        return needs.service;
    }

    boolean requiresEngagement() {
        return needs.engagement;
    }

    boolean requiresEither() {
        return needs.either;
    }

    boolean reportsPayment() {
        return !needs.paymentUnreported;
    }

    boolean refusesEngagement(String number) {
        return engagements != null && !engagements.contains(number);
    }
}
