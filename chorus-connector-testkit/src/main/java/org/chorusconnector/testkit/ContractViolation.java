package org.chorusconnector.testkit;

/**
 * A request that the published contract forbids: a misspelt or missing field, a wrong type, a code that does not exist.
 *
 * @param operation the service called
 * @param message where and what, in the words of the schema validator
 */
public record ContractViolation(Operation operation, String message) {

    @Override
    public String toString() {
        return operation.serviceName() + ": " + message;
    }
}
