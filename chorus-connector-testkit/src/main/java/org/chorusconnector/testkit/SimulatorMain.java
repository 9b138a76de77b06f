package org.chorusconnector.testkit;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Runs a simulator until the process is told to stop.
 *
 * <pre>{@code
 * java -jar chorus-connector-testkit-<version>-standalone.jar --port 8089
 * }</pre>
 */
public final class SimulatorMain {

    private static final String USAGE = """
            A simulator of Chorus Pro and of PISTE, for tests.

              --port <n>                    TCP port (default 8089; 0: a free one)
              --bind-address <address>      address listened on (default 127.0.0.1)
              --client-id <id>              accepted client_id
              --client-secret <secret>      accepted client_secret
              --login <login>               accepted technical account
              --password <password>         its password
              --token-lifetime-seconds <n>  how long tokens are good (default 3600)
              --calls-per-second <n>        quota of API calls in a sliding second (default 20)
              --no-retry-after              leave Retry-After out of the answers for the quota
              --refusal-status <200|400>    HTTP status of business refusals (default 200)
              --empty-search-as-list        answer a search without result with an empty list, not a code
              --no-total-check              take totals that do not add up
              --flow-delay-seconds <n>      how long a flow takes to be integrated (default 60)
              --seed <n>                    lets the public bodies act: every invoice has a life drawn from it
              --help                        show this text

            Faults, counts, recipients, clock and statuses: GET /simulator at the printed address says how.

            Recipients and what they require:
            """;

    private SimulatorMain() {}

    /**
     * Starts the simulator and prints its addresses and the credentials that it accepts.
     *
     * @param args see {@code --help}; a mistake in them, or a port in use, ends the process with status 2
     */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    private static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("--help")) {
            out.print(USAGE);
            Administration.describe(DefaultWorld.recipients()).forEach(line -> out.println("  " + line));
            return 0;
        }
        SimulatorBuilder builder;
        try {
            builder = parse(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "; --help lists the options");
            return 2;
        }
        // The JSON validator logs through SLF4J, for which this program has no use and therefore no provider.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        ChorusSimulator simulator;
        try {
            simulator = builder.start();
        } catch (FatalStartupException e) {
            err.println("cannot listen on " + builder.address() + ": " + reason(e) + "; see --port and --bind-address");
            return 2;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop-simulator"));
        out.println("# Lines for a configuration:");
        out.println("chorus.environment=custom");
        out.println("chorus.api-url=" + simulator.apiUrl());
        out.println("chorus.oauth-url=" + simulator.oauthUrl());
        out.println("chorus.client-id=" + simulator.clientId());
        out.println("chorus.client-secret=" + simulator.clientSecret());
        out.println("chorus.login=" + simulator.login());
        out.println("chorus.password=" + simulator.password());
        out.println("# Token service: " + simulator.oauthUrl() + Operation.TOKEN.path());
        out.println("# Administration: " + simulator.apiUrl() + Administration.PATH);
        out.println("# Ready. Stop with Ctrl-C.");
        waitForTheEnd();
        return 0;
    }

    /** What the system said, under the layers of the server. */
    private static String reason(FatalStartupException failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
    }

    private static void waitForTheEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static SimulatorBuilder parse(List<String> args) {
        String clientId = SimulatorBuilder.CLIENT_ID;
        String clientSecret = SimulatorBuilder.CLIENT_SECRET;
        String login = SimulatorBuilder.LOGIN;
        String password = SimulatorBuilder.PASSWORD;
        SimulatorBuilder builder = ChorusSimulator.builder().port(8089).administration(true);
        Deque<String> rest = new ArrayDeque<>(args);
        while (!rest.isEmpty()) {
            String option = rest.remove();
            switch (option) {
                case "--port" -> builder.port(number(option, rest));
                case "--bind-address" -> builder.bindAddress(text(option, rest));
                case "--client-id" -> clientId = text(option, rest);
                case "--client-secret" -> clientSecret = text(option, rest);
                case "--login" -> login = text(option, rest);
                case "--password" -> password = text(option, rest);
                case "--token-lifetime-seconds" -> builder.tokenLifetime(Duration.ofSeconds(number(option, rest)));
                case "--calls-per-second" -> builder.callsPerSecond(number(option, rest));
                case "--no-retry-after" -> builder.retryAfterOnQuota(false);
                case "--refusal-status" -> builder.refusalStatus(number(option, rest));
                case "--empty-search-as-list" -> builder.emptySearchAsList(true);
                case "--flow-delay-seconds" -> builder.flowDelay(Duration.ofSeconds(number(option, rest)));
                case "--seed" -> builder.publicBodiesActBySeed(number(option, rest));
                case "--no-total-check" -> builder.checkTotals(false);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return builder.client(clientId, clientSecret).technicalAccount(login, password);
    }

    private static String text(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value;
    }

    private static int number(String option, Deque<String> rest) {
        String value = text(option, rest);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + value, e);
        }
    }
}
