package io.ballast.launcher.run;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.client.RemoteFailure;
import io.ballast.launcher.client.SimulatorClient;
import io.ballast.launcher.client.SimulatorClient.Market;

/** Owns everything that runs on a data directory, from the start in order to the stop in order. */
public final class Supervisor implements AutoCloseable {

    private static final long LOOK_MILLIS = 300;
    private static final long LOG_LIMIT_BYTES = 10L * 1024 * 1024;
    private static final int LOOKS_BETWEEN_ROTATIONS = 200;

    private final Installation installation;
    private final DataDirectory directory;
    private final Map<String, String> environment;
    private final Consumer<String> notice;
    private final List<ManagedProcess> started = new CopyOnWriteArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Object publishing = new Object();

    private Supervision right;
    private Plan plan;
    private RunState published;
    private volatile String phase = RunState.STARTING;

    /**
     * A supervisor that has not started anything yet.
     *
     * @param installation where the programs are
     * @param directory the data directory
     * @param environment variables for the processes
     * @param notice told, in sentences for people, what happens
     */
    public Supervisor(
            Installation installation,
            DataDirectory directory,
            Map<String, String> environment,
            Consumer<String> notice) {
        this.installation = installation;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.notice = notice;
    }

    /**
     * Starts everything and returns when all of it is ready. If something does not start, what had been started is stopped.
     *
     * @throws StartFailure saying what does not start, why, and what to do
     */
    public void start() {
        directory.create();
        right = Supervision.take(directory)
                .orElseThrow(() -> StartFailure.conflict("Ballast already runs in " + directory.root()
                        + ". ./ballast status shows it, ./ballast down stops it."));
        try {
            startInOrder();
        } catch (IOException | RuntimeException problem) {
            String message = problem instanceof StartFailure ? problem.getMessage() : String.valueOf(problem);
            stopEverything();
            publish(RunState.FAILED, message);
            right.close();
            stopped.countDown();
            throw problem instanceof StartFailure failure ? failure : new StartFailure(message, problem);
        }
    }

    private void startInOrder() throws IOException {
        Orphans.stop(directory).forEach(left -> notice.accept("stopped " + left + ", left over from an earlier run"));
        plan = new Plan(installation, directory, RunSettings.of(directory), environment);
        for (String name : plan.processes()) {
            PortCheck.require(name, plan.ports().of(name), notice);
        }
        publish(RunState.STARTING, null);
        startServers();
        Market market = plan.simulates() ? new SimulatorClient(plan.simulatorUrl()).market() : null;
        for (String name : Plan.SERVICES) {
            launch(plan.service(name, market));
        }
        awaitReady();
        if (market != null) {
            bringSimulatorToClock();
        }
        publish(RunState.READY, null);
    }

    /** The broker and the simulator come up in their own JVMs while this one waits for the database. */
    private void startServers() throws IOException {
        if (plan.ownsBroker()) {
            launch(plan.kafka());
        }
        if (plan.simulates()) {
            launch(plan.simulator());
        }
        if (plan.ownsDatabase()) {
            launch(plan.postgres());
        }
        awaitReady();
    }

    private void launch(Runner runner) throws IOException {
        var process = new ManagedProcess(runner, ManagedProcess.Patience.DEFAULT, System::nanoTime);
        started.add(process);
        process.start();
        notice.accept("starting " + process.name());
        publish(phase, null);
    }

    private void awaitReady() {
        var waiting = new ArrayList<>(started);
        while (!waiting.isEmpty()) {
            if (stopping.get()) {
                throw new StartFailure("Stopped before everything was ready.");
            }
            look();
            waiting.removeIf(process -> {
                if (process.isReady()) {
                    notice.accept(process.name() + " is ready");
                    return true;
                }
                failIfEnded(process);
                return false;
            });
            pause();
        }
    }

    private void failIfEnded(ManagedProcess process) {
        ProcessState state = process.state();
        if (state.state().equals(ProcessState.RESTARTING)) {
            throw new StartFailure(
                    process.name() + " " + state.reason() + ". Its log is " + directory.log(process.name()));
        }
    }

    /** A simulator that was started again shows its first day; the business clock may have been moved on. */
    private void bringSimulatorToClock() {
        try {
            var simulator = new SimulatorClient(plan.simulatorUrl());
            var monitor = new MonitorClient(plan.ports().url("monitor"));
            Instant business = Instant.parse(monitor.clock().path("instant").asText());
            if (business.isAfter(simulator.market().instant())) {
                simulator.moveTo(business);
            }
        } catch (RemoteFailure | DateTimeParseException problem) {
            notice.accept("the simulator's clock could not be set to the business clock: " + problem.getMessage());
        }
    }

    /** Keeps everything running until {@link #close()} is called. */
    public void run() {
        var rotation = new LogRotation(directory.logs(), LOG_LIMIT_BYTES);
        for (long looks = 0; !stopping.get(); looks++) {
            look();
            if (looks % LOOKS_BETWEEN_ROTATIONS == 0) {
                rotation.rotate();
            }
            pause();
        }
        awaitStopped();
    }

    private void look() {
        for (ManagedProcess process : started) {
            if (!stopping.get()) {
                String before = process.state().state();
                process.tick();
                report(process.state(), before);
            }
        }
        publish(phase, null);
    }

    private void report(ProcessState now, String before) {
        if (phase.equals(RunState.READY) && !now.state().equals(before)) {
            notice.accept(now.name() + " is " + now.state()
                    + Optional.ofNullable(now.reason())
                            .map(reason -> ": " + reason)
                            .orElse(""));
        }
    }

    /** Stops everything in order: services, simulator, Kafka, PostgreSQL. Returns when it is done; further calls do nothing more. */
    @Override
    public void close() {
        if (right == null) {
            return;
        }
        boolean first = stopping.compareAndSet(false, true);
        if (!first || phase.equals(RunState.STARTING) || phase.equals(RunState.FAILED)) {
            // The thread that starts everything notices, and stops what it has started.
            awaitStopped();
            return;
        }
        publish(RunState.STOPPING, null);
        stopEverything();
        publish(RunState.STOPPED, null);
        right.close();
        stopped.countDown();
    }

    private void stopEverything() {
        stopping.set(true);
        stop(Plan.SERVICES);
        stop(List.of("simulator"));
        stop(List.of("kafka"));
        stop(List.of(PostgresRunner.NAME));
    }

    private void stop(List<String> names) {
        List<ManagedProcess> group =
                started.stream().filter(p -> names.contains(p.name())).toList();
        group.forEach(ManagedProcess::askToStop);
        publish(phase, null);
        for (ManagedProcess process : group) {
            process.awaitStop();
            notice.accept(process.name() + " has stopped");
        }
    }

    /** Writes down what is known now, if it differs from what was written last. */
    private void publish(String now, String problem) {
        synchronized (publishing) {
            phase = now;
            var state = new RunState(
                    now,
                    problem,
                    directory.root(),
                    ProcessIdentity.of(ProcessHandle.current()),
                    plan == null ? null : plan.databaseUrl(),
                    plan == null ? null : plan.databaseReadUrl(),
                    plan == null ? null : plan.bootstrapServers(),
                    plan == null ? null : plan.simulatorUrl(),
                    started.stream().map(ManagedProcess::state).toList());
            if (!state.equals(published)) {
                directory.state().write(state);
                published = state;
            }
        }
    }

    private void awaitStopped() {
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting.", interrupted);
        }
    }
}
