package org.chorusconnector.client.internal.users;

import java.util.stream.Stream;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.users.StructureMembership;
import org.chorusconnector.client.users.Users;

/** The users over HTTP. */
public final class HttpUsers implements Users {

    /** Declares the services of this group. */
    public static final Class<?> API = UsersApi.class;

    private final Exchange exchange;
    private final UsersApi api;

    public HttpUsers(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(UsersApi.class);
    }

    @Override
    public Stream<StructureMembership> memberships() {
        return exchange.search(
                number -> api.recupererRattachementsMonCompteUtilisateur(new UsersApi.Search(Page.Asked.of(number))),
                UsersApi.StructureRow::toMembership);
    }
}
