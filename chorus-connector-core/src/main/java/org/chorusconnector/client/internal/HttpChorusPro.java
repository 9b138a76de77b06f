package org.chorusconnector.client.internal;

import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Health;
import org.chorusconnector.client.files.Files;
import org.chorusconnector.client.invoices.Invoices;
import org.chorusconnector.client.structures.Structures;

/** Chorus Pro over HTTP. */
public final class HttpChorusPro implements ChorusPro {

    public HttpChorusPro(Connection connection, ApplicationAccess application, String accountHeader) {}

    @Override
    public Invoices invoices() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Files files() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Structures structures() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Health health() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
