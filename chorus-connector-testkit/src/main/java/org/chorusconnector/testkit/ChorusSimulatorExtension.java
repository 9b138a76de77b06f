package org.chorusconnector.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a simulator for the tests of a class.
 *
 * <pre>{@code
 * @RegisterExtension
 * static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create();
 * }</pre>
 *
 * <p>In a static field the simulator lives as long as the tests of the class, nested classes included, and is
 * {@linkplain ChorusSimulator#reset() reset} before each test; in an instance field each test has its own. Tests may also
 * take the {@link ChorusSimulator} as a parameter. Tests that share a simulator must not run in parallel.
 */
public final class ChorusSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final SimulatorBuilder builder;
    private @Nullable ChorusSimulator simulator;
    private @Nullable String startedBy;

    private ChorusSimulatorExtension(SimulatorBuilder builder) {
        this.builder = builder;
    }

    /** With a simulator of the default world. */
    public static ChorusSimulatorExtension create() {
        return create(ChorusSimulator.builder());
    }

    /** With a simulator started from this builder, which must not be used elsewhere. */
    public static ChorusSimulatorExtension create(SimulatorBuilder builder) {
        return new ChorusSimulatorExtension(builder);
    }

    /**
     * The running simulator.
     *
     * @throws IllegalStateException outside of the tests
     */
    public ChorusSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("the simulator runs during the tests only; is @RegisterExtension missing?");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startUnlessRunning(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startUnlessRunning(context);
        simulator().reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stopIfStartedBy(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stopIfStartedBy(context);
    }

    private void startUnlessRunning(ExtensionContext context) {
        if (simulator == null) {
            simulator = builder.start();
            startedBy = context.getUniqueId();
        }
    }

    private void stopIfStartedBy(ExtensionContext context) {
        if (simulator != null && context.getUniqueId().equals(startedBy)) {
            simulator.close();
            simulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ChorusSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }
}
