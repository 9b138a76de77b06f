package org.chorusconnector.client.flows;

import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * The receipt that Chorus Pro gives for a flow. It says nothing about the invoices in it: see {@link Flows#report}.
 *
 * @param number the proof: always there; keep it
 * @param depositedOn day of the deposit, in Paris
 */
@Given
public record DepositedFlow(FlowNumber number, Optional<LocalDate> depositedOn) {}
