package org.chorusconnector.client.internal.doctor;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.chorusconnector.client.doctor.Diagnosis;
import org.chorusconnector.client.doctor.Doctor;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.connection.CallPurpose;
import org.chorusconnector.client.internal.connection.Network;
import org.chorusconnector.client.structures.SupplierId;

/** The doctor of one account. */
public final class HttpDoctor implements Doctor {

    private final Network network;
    private final Supplier<String> account;
    private final CallPurpose use;
    private final Exchange ofTheClient;
    private final Expectations expected;

    /**
     * A doctor that expects nothing in particular.
     *
     * @param ofTheClient only open clients are examined
     */
    public HttpDoctor(Network network, Supplier<String> account, CallPurpose use, Exchange ofTheClient) {
        this(network, account, use, ofTheClient, Expectations.NONE);
    }

    private HttpDoctor(
            Network network, Supplier<String> account, CallPurpose use, Exchange ofTheClient, Expectations expected) {
        this.network = network;
        this.account = account;
        this.use = use;
        this.ofTheClient = ofTheClient;
        this.expected = expected;
    }

    @Override
    public Doctor supplier(SupplierId id) {
        return with(new Expectations(Optional.of(id), expected.bankAccount()));
    }

    @Override
    public Doctor bankAccount(long code) {
        if (code <= 0) {
            throw new IllegalArgumentException("The code of a bank account must be positive: " + code);
        }
        return with(new Expectations(expected.supplier(), OptionalLong.of(code)));
    }

    private Doctor with(Expectations other) {
        return new HttpDoctor(network, account, use, ofTheClient, other);
    }

    @Override
    public Diagnosis examine() {
        ofTheClient.requireOpen();
        return new Examination(network, account, use, expected).run();
    }
}
