package org.chorusconnector.examples.nightlysend;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.dispatch.CutoffDateMissingException;
import org.chorusconnector.ledger.InterventionRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** Sends a broker's due receipts to Chorus Pro every night. */
@Command(
        name = "nightly-send",
        mixinStandardHelpOptions = true,
        versionProvider = NightlySend.Version.class,
        description = "Sends a broker's due receipts to Chorus Pro and reports on each.",
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything due was sent, or nothing was due; the doctor found no broken link.",
            "1:An item that was due or asked for was not sent, another run was alive, or the report went elsewhere.",
            "2:Wrong options, configuration or input.",
            "3:Chorus Pro could not be reached, or refused the credentials.",
            "130:Stopped by Ctrl-C: what was under way was ended and reported.",
            "143:Stopped by SIGTERM, likewise."
        })
public final class NightlySend {

    private static final Logger LOG = LoggerFactory.getLogger(NightlySend.class);

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Logs every call and every item.")
    private boolean verbose;

    private NightlySend() {}

    public static void main(String[] args) {
        System.exit(commandLine(Surroundings.ofTheProcess()).execute(args));
    }

    /** The program, ready to be executed once. */
    static CommandLine commandLine(Surroundings surroundings) {
        NightlySend program = new NightlySend();
        CommandLine commandLine = new CommandLine(program)
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new SelectCommand(surroundings))
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new SendCommand(surroundings))
                .addSubcommand(new ScheduleCommand(surroundings))
                .addSubcommand(new LedgerCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings));
        commandLine.registerConverter(LocalDate.class, NightlySend::date);
        commandLine.setExecutionStrategy(parsed -> {
            program.loggingOf(parsed).apply();
            Locales.warning().ifPresent(LOG::warn);
            return new CommandLine.RunLast().execute(parsed);
        });
        return explaining(commandLine);
    }

    /** The same command, with failures told in words and as exit codes. */
    static CommandLine explaining(CommandLine commandLine) {
        return commandLine.setExecutionExceptionHandler(
                (failure, command, parsed) -> explain(failure, command).value());
    }

    /** As the jar's manifest says it. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = NightlySend.class.getPackage().getImplementationVersion();
            return new String[] {"nightly-send " + (version == null ? "in development" : version)};
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text, Settings.DATE);
        } catch (DateTimeException e) {
            LOG.debug("Not a date", e);
            throw new TypeConversionException("'" + text + "' is not a date of the calendar, written YYYY-MM-DD");
        }
    }

    private Logging loggingOf(ParseResult parsed) {
        String command =
                parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : "";
        if (verbose) {
            return Logging.VERBOSE;
        }
        return switch (command) {
            case "demo" -> Terminal.isInteractive() ? Logging.QUIET : Logging.ITEMS;
            case "run", "send" -> Terminal.isInteractive() ? Logging.QUIET : Logging.NORMAL;
            default -> Logging.NORMAL;
        };
    }

    private static ExitCode explain(Exception failure, CommandLine command) {
        LOG.debug("Ended by", failure);
        PrintWriter err = command.getErr();
        if (failure instanceof UsageException || failure instanceof CutoffDateMissingException) {
            err.println(failure.getMessage());
            return ExitCode.UNUSABLE;
        }
        if (failure instanceof ChorusException) {
            err.println("Chorus Pro could not be asked: " + failure.getMessage());
            return ExitCode.PLATFORM;
        }
        if (failure instanceof InterventionRefusedException) {
            err.println(failure.getMessage());
            return ExitCode.INCOMPLETE;
        }
        // No advice to do it again: what sends is not to be repeated for the sake of a message.
        err.println("Failed: " + Explanation.of(failure));
        return ExitCode.INCOMPLETE;
    }
}
