package org.chorusconnector.examples.nightlysend;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.doctor.Checkup;
import org.chorusconnector.client.doctor.Checkup.Status;
import org.chorusconnector.client.doctor.Diagnosis;
import org.chorusconnector.client.doctor.Doctor;
import org.chorusconnector.dispatch.SupplierSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = {
            "Finds out why Chorus Pro cannot be reached or refuses: names the first broken link and its cure.",
            "Sends nothing. What it prints holds no secret, and may be shown to whoever helps."
        })
@SuppressWarnings("NullAway.Init") // picocli sets required options.
final class DoctorCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration (properties).")
    private Path config;

    @Option(
            names = "--ledger",
            paramLabel = "JDBC_URL",
            description = {LedgerDatabase.DESCRIPTION, "Without it, the ledger is not looked at."})
    private @Nullable String ledger;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return GracefulStop.<ExitCode, RuntimeException>during(this::examine).value();
    }

    private ExitCode examine() {
        InputOptions.requireFile("--config", config);
        Configuration configuration = Configuration.read(config, surroundings.variables(), Configuration.Use.ONLINE);
        PrintWriter out = spec.commandLine().getOut();
        Diagnosis diagnosis = diagnose(configuration);
        diagnosis
                .checkups()
                .forEach(checkup -> tell(out, checkup.status(), checkup.link().name(), checkup.finding()));
        Optional<String> troubleWithLedger = ledger == null ? Optional.empty() : examineLedger(out, ledger);
        diagnosis.checkups().stream()
                .filter(checkup -> checkup.status() == Status.WARNING)
                .forEach(checkup -> advise(out, "Warning", checkup.link().name(), checkup.cure()));
        Optional<Checkup> broken = diagnosis.firstBroken();
        if (broken.isPresent()) {
            advise(
                    out,
                    "First broken link",
                    broken.get().link().name(),
                    broken.get().cure());
            return ExitCode.of(broken.get().link());
        }
        if (troubleWithLedger.isPresent()) {
            advise(out, "First broken link", "LEDGER", troubleWithLedger.get());
            return ExitCode.UNUSABLE;
        }
        out.printf(Locale.ROOT, "%nNo link is broken.%n");
        return ExitCode.DONE;
    }

    private static Diagnosis diagnose(Configuration configuration) {
        SupplierSettings supplier = configuration.dispatch().supplier();
        try (ChorusPro chorus = configuration.connect()) {
            Doctor doctor = chorus.doctor();
            if (supplier.supplierId().isPresent()) {
                doctor = doctor.supplier(supplier.supplierId().get());
            }
            if (supplier.bankAccountCode().isPresent()) {
                doctor = doctor.bankAccount(supplier.bankAccountCode().getAsLong());
            }
            return doctor.examine();
        }
    }

    /** Opens the ledger to read in it. What is wrong is said together with what to do. */
    private Optional<String> examineLedger(PrintWriter out, String url) {
        try (LedgerDatabase database =
                LedgerDatabase.existing(url, surroundings.variables()).orElse(null)) {
            tell(out, Status.PASSED, "LEDGER", database == null ? "none yet: the first run creates it" : "open");
            return Optional.empty();
        } catch (UsageException unusable) {
            tell(out, Status.BROKEN, "LEDGER", "cannot be used");
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static void tell(PrintWriter out, Status status, String link, String finding) {
        out.printf(Locale.ROOT, "%-8s %-18s %s%n", status, link, finding);
    }

    private static void advise(PrintWriter out, String what, String link, String cure) {
        out.printf(Locale.ROOT, "%n%s: %s%n  %s%n", what, link, cure);
    }
}
