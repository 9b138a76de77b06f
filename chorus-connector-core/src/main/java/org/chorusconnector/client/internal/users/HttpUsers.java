package org.chorusconnector.client.internal.users;

import java.util.stream.Stream;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.users.StructureMembership;
import org.chorusconnector.client.users.Users;

/** The users over HTTP. */
public final class HttpUsers implements Users {

    private final Exchange exchange;
    private final UsersApi api;

    public HttpUsers(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(UsersApi.class);
    }

    @Override
    public Stream<StructureMembership> memberships() {
        return Page.stream(number -> exchange.run(
                api.recupererRattachementsMonCompteUtilisateur(new UsersApi.Search(Page.Asked.of(number))),
                found -> found.toPage(number)));
    }
}
