/**
 * A stateful simulator of Chorus Pro and of PISTE, its gateway, for tests.
 *
 * <p>In a JUnit 5 or 6 test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create();
 *
 * @Test
 * void sendsOnce() {
 *     var simulator = chorus.simulator();
 *     simulator.inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE));
 *     // send with a client pointed at simulator.apiUrl() and simulator.oauthUrl()
 *     assertThat(simulator.invoices()).hasSize(1);
 *     assertThat(simulator.violations()).isEmpty();
 * }
 * }</pre>
 *
 * <p>Without JUnit: {@link org.chorusconnector.testkit.ChorusSimulator#start()}. Without Java: the {@code standalone} jar.
 *
 * <p>The simulator is written from the published contract of the platform and shares no code with any client, so that a
 * mistake of a client is not mirrored in it. Every request is checked against that contract.
 */
@NullMarked
package org.chorusconnector.testkit;

import org.jspecify.annotations.NullMarked;
