package org.chorusconnector.client.internal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.chorusconnector.client.doctor.Diagnosis;
import org.chorusconnector.client.doctor.Doctor;
import org.chorusconnector.client.structures.SupplierId;

/** The doctor of one account. */
final class HttpDoctor implements Doctor {

    private final Network network;
    private final Supplier<String> account;
    private final HttpChorusPro.Use use;
    private final Exchange ofTheClient;
    private final Expected expected;

    /** What the host is going to name in its submissions. */
    record Expected(Optional<SupplierId> supplier, OptionalLong bankAccount) {
        static final Expected NOTHING = new Expected(Optional.empty(), OptionalLong.empty());
    }

    /**
     * A doctor that expects nothing in particular.
     *
     * @param ofTheClient only open clients are examined
     */
    HttpDoctor(Network network, Supplier<String> account, HttpChorusPro.Use use, Exchange ofTheClient) {
        this(network, account, use, ofTheClient, Expected.NOTHING);
    }

    private HttpDoctor(
            Network network, Supplier<String> account, HttpChorusPro.Use use, Exchange ofTheClient, Expected expected) {
        this.network = network;
        this.account = account;
        this.use = use;
        this.ofTheClient = ofTheClient;
        this.expected = expected;
    }

    @Override
    public Doctor supplier(SupplierId id) {
        return with(new Expected(Optional.of(id), expected.bankAccount()));
    }

    @Override
    public Doctor bankAccount(long code) {
        if (code <= 0) {
            throw new IllegalArgumentException("The code of a bank account must be positive: " + code);
        }
        return with(new Expected(expected.supplier(), OptionalLong.of(code)));
    }

    private Doctor with(Expected other) {
        return new HttpDoctor(network, account, use, ofTheClient, other);
    }

    @Override
    public Diagnosis examine() {
        ofTheClient.requireOpen();
        return new Examination(network, account, use, expected).run();
    }
}
