package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.InterceptedLedger;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database server that cuts the connections of the pool, as a restart or a firewall does. One subclass for each database. */
abstract class CutConnections {

    private static final int ITEMS = 4;

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM =
            ChorusSimulatorExtension.create(Clients.simulator().clock(Clock.fixed(Broker.NOW, Paris.ZONE)));

    private final ChorusSimulator platform = PLATFORM.simulator();
    private final Set<String> cutFor = ConcurrentHashMap.newKeySet();

    abstract String url();

    /** Empties the database. */
    abstract void emptyDatabase() throws SQLException;

    /** Cuts every connection but the one with which it asks for that. */
    abstract void cutConnections() throws SQLException;

    @ParameterizedTest
    @ValueSource(strings = {"useOf", "claim", "uploaded", "submitting", "conclude"})
    void sendsEachItemOnceAlthoughItsConnectionsAreCutBeforeThisCall(String cutBefore) throws SQLException {
        emptyDatabase();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(10);
        try (HikariDataSource pool = new HikariDataSource(config);
                ChorusPro chorus = Clients.of(platform)
                        .clock(Clock.fixed(Broker.NOW, Paris.ZONE))
                        .build()) {
            Broker broker = new Broker(pool).has(ITEMS);
            Ledger ledger = InterceptedLedger.of(broker.ledger, (method, arguments, call) -> {
                if (method.equals(cutBefore) && cutFor.add(itemOf(arguments))) {
                    cutConnections();
                }
                return call.proceed();
            });

            // One worker: otherwise the cut may hit the commit of another one, whose acknowledgement is then lost.
            RunSummary night = broker.dispatch(chorus, ledger)
                    .settings(Broker.settings().withConcurrency(1).withDeadAfter(Duration.ofSeconds(10)))
                    .build()
                    .run()
                    .orElseThrow();

            assertThat(cutFor).as("items whose call was cut").hasSize(ITEMS);
            assertThat(night.stop()).isEmpty();
            assertThat(night.count(Outcome.SENT)).isEqualTo(ITEMS);
            assertThat(broker.items)
                    .allSatisfy(item -> assertThat(platform.submissionsOf(item.number()))
                            .as(item.number())
                            .isEqualTo(1));
            assertThat(broker.results(night)).hasSize(ITEMS);
        }
    }

    private static String itemOf(Object[] arguments) {
        return Stream.of(arguments)
                .filter(argument -> argument instanceof String || argument instanceof Claim)
                .map(argument -> argument instanceof Claim claim ? claim.number() : (String) argument)
                .findFirst()
                .orElseThrow();
    }
}
