package org.chorusconnector.testkit;

import java.util.List;

/** The structures of a simulator of which nothing else was asked; see {@link ChorusSimulator}. */
final class DefaultWorld {

    private DefaultWorld() {}

    static List<Supplier> suppliers() {
        return List.of(Supplier.of(ChorusSimulator.SUPPLIER_ID, ChorusSimulator.SUPPLIER_SIRET)
                .named("MON ENTREPRISE")
                .withBankAccount(ChorusSimulator.BANK_ACCOUNT_ID, "Compte principal"));
    }

    static List<Recipient> recipients() {
        return List.of(
                Recipient.of("11000201100044")
                        .id(26_346_724)
                        .named("SERVICES DE L ETAT")
                        .requiringService("SERVICE_ACHATS")
                        .requiringEngagement(),
                Recipient.of("12345678200051").named("DESTINATAIRE SANS PARAMETRE"),
                Recipient.of("12345678200036")
                        .named("DESTINATAIRE ENGAGEMENT OBLIGATOIRE")
                        .requiringEngagement(),
                Recipient.of("12345678200028")
                        .named("DESTINATAIRE SERVICE OBLIGATOIRE")
                        .requiringService("SERVICE_DEST_SERV_OBL"),
                Recipient.of("12345678200044")
                        .named("DESTINATAIRE SERVICE ET ENGAGEMENT OBLIGATOIRES")
                        .requiringService("SERVICE_DEST_SERV_OBL")
                        .requiringEngagement(),
                Recipient.of("12345678200069")
                        .named("DESTINATAIRE SERVICE OU ENGAGEMENT OBLIGATOIRE")
                        .requiringServiceOrEngagement("SERVICE_DEST_SERV_OU_EJ"));
    }
}
