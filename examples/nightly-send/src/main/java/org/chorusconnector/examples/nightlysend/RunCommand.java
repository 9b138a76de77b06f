package org.chorusconnector.examples.nightlysend;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "run", description = "Sends everything that is due and not sent yet, and writes the report.")
@SuppressWarnings("NullAway.Init") // picocli sets required options.
final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions inputs;

    @Option(names = "--ledger", required = true, paramLabel = "JDBC_URL", description = LedgerDatabase.DESCRIPTION)
    private String ledger;

    @Mixin
    private ReportOptions reports;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Business day; today in Paris by default.")
    private @Nullable LocalDate date;

    @Option(names = "--dry-run", description = "Does everything but send.")
    private boolean dryRun;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        LocalDate businessDay = date == null ? surroundings.today() : date;
        return GracefulStop.during(() -> {
            try (NightlyJob job = NightlyJob.open(inputs, reports, ledger, surroundings, spec.commandLine())) {
                return (dryRun ? job.rehearse(businessDay) : job.run(businessDay)).value();
            }
        });
    }
}
