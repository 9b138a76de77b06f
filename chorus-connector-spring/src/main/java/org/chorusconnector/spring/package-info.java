/**
 * The starter for Spring Boot 3.5 and 4.x. Applications see no type of it: they give beans and properties, and get beans of
 * the other modules.
 *
 * <ul>
 *   <li>With {@code chorus.client-id} and {@code chorus.login}: the client, {@link org.chorusconnector.client.ChorusPro},
 *       closed with the context. Every {@code CallListener} is told, in the order of the beans.
 *   <li>With Micrometer and a {@code MeterRegistry}, the only or the primary one: the timers {@code chorus.calls}, by
 *       {@code operation} and {@code outcome}, and {@code chorus.quota.wait}.
 *   <li>With a {@code DataSource}, the only or the primary one: the {@link org.chorusconnector.ledger.Ledger}.
 *   <li>With a {@link org.chorusconnector.receipt.ReceiptSource} and a
 *       {@link org.chorusconnector.receipt.DocumentSource}: the {@link org.chorusconnector.dispatch.Dispatch}. It takes
 *       {@code Eligibility} or {@code EffectiveDateRule} and {@code Notifier} from the application when there is a bean of
 *       them; of several, one must be primary. Every {@code RunListener} is told, in the order of the beans. A
 *       {@code Clock} is taken when there is one, or a primary one.
 *   <li>With Quartz and a {@code Scheduler} too: its run of every day. Without a cut-off date, or without the tables of
 *       the ledger, the application fails to start.
 * </ul>
 *
 * Each of these beans gives way to one of the application's.
 */
@NullMarked
package org.chorusconnector.spring;

import org.jspecify.annotations.NullMarked;
