package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Shows a night: sample receipts and PDFs, sent to a simulated Chorus Pro. Nothing leaves the machine.")
@SuppressWarnings("NullAway.Init") // picocli sets the specification.
final class DemoCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (!isThere()) {
            throw new UsageException("demo is not in this jar, which has no simulator. It is in nightly-send.jar");
        }
        return new Demonstration(surroundings, spec.commandLine()).show().value();
    }

    private static boolean isThere() {
        return DemoCommand.class.getResource("/org/chorusconnector/testkit/ChorusSimulator.class") != null;
    }
}
