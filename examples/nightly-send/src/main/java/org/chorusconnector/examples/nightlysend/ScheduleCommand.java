package org.chorusconnector.examples.nightlysend;

import java.util.concurrent.Callable;
import org.quartz.SchedulerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "schedule",
        description = {
            "Stays up and runs every day at the configured time, until told to stop.",
            "It has no --dry-run: rehearse with that of \"run\"."
        })
@SuppressWarnings("NullAway.Init") // picocli sets required options.
final class ScheduleCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions inputs;

    @Option(names = "--ledger", required = true, paramLabel = "JDBC_URL", description = LedgerDatabase.DESCRIPTION)
    private String ledger;

    @Mixin
    private ReportOptions reports;

    ScheduleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws SchedulerException {
        return GracefulStop.<Integer, SchedulerException>during(() -> {
            try (NightlyJob job = NightlyJob.open(inputs, reports, ledger, surroundings, spec.commandLine())) {
                return job.everyDay().value();
            }
        });
    }
}
