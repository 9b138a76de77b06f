package org.chorusconnector.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The structures that the platform knows: see {@link ChorusSimulator#directory()}. Thread-safe. */
public final class Directory {

    /** A recipient with the ids that the platform gave to it and to its services. */
    record Listed(long id, Recipient recipient, Map<Long, Recipient.Service> services) {

        Optional<Recipient.Service> service(String code) {
            return services.values().stream()
                    .filter(service -> service.code().equals(code))
                    .findFirst();
        }
    }

    private static final long FIRST_RECIPIENT = 26_346_725;
    private static final long FIRST_SERVICE = 10_136_558;

    private final Map<String, Listed> recipients = new LinkedHashMap<>();
    private final Map<Long, Supplier> suppliers = new LinkedHashMap<>();
    private final Map<String, Long> serviceIds = new LinkedHashMap<>();
    private long nextRecipient = FIRST_RECIPIENT;

    Directory() {}

    /** Adds a recipient, or replaces the one of the same SIRET, whose ids are kept. */
    public synchronized void add(Recipient recipient) {
        Listed former = recipients.get(recipient.siret());
        long id = recipient.fixedId().orElseGet(() -> former == null ? nextRecipient++ : former.id());
        var services = new LinkedHashMap<Long, Recipient.Service>();
        for (Recipient.Service service : recipient.services()) {
            long serviceId = serviceIds.computeIfAbsent(
                    recipient.siret() + "/" + service.code(), key -> FIRST_SERVICE + serviceIds.size());
            services.put(serviceId, service);
        }
        recipients.put(recipient.siret(), new Listed(id, recipient, services));
    }

    /** Adds a supplier of the technical account, or replaces the one of the same id. */
    public synchronized void add(Supplier supplier) {
        suppliers.put(supplier.id(), supplier);
    }

    synchronized Optional<Listed> recipient(String siret) {
        return Optional.ofNullable(recipients.get(siret));
    }

    synchronized Optional<Listed> recipient(long id) {
        return recipients.values().stream().filter(r -> r.id() == id).findFirst();
    }

    synchronized List<Listed> recipients() {
        return new ArrayList<>(recipients.values());
    }

    synchronized Optional<Supplier> supplier(long id) {
        return Optional.ofNullable(suppliers.get(id));
    }

    synchronized List<Supplier> suppliers() {
        return new ArrayList<>(suppliers.values());
    }

    synchronized void reset() {
        recipients.clear();
        suppliers.clear();
        serviceIds.clear();
        nextRecipient = FIRST_RECIPIENT;
    }
}
