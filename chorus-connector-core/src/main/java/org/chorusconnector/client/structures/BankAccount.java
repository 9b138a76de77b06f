package org.chorusconnector.client.structures;

import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A bank account that Chorus Pro knows of a supplier.
 *
 * @param code what a submission names as the account to pay, positive
 * @param name as the supplier called it
 */
@Given
public record BankAccount(long code, Optional<String> name) {}
