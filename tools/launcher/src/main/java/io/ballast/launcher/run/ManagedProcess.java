package io.ballast.launcher.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps one server running: starts it, sees it become ready, and starts it again, after growing pauses, when it ends or hangs.
 *
 * <p>Driven by {@link #tick()}, about twice a second and by one thread at a time; {@link #state()} may be read by any thread.
 */
final class ManagedProcess {

    private final Runner runner;
    private final Patience patience;
    private final Nanos clock;
    private final AtomicReference<ProcessState> state;

    private long startedAt;
    private long readyAt;
    private long lastLookAt;
    private long notLiveSince;
    private long restartAt;
    private int failuresInARow;

    /** A clock that only goes forward, in nanoseconds. */
    @FunctionalInterface
    interface Nanos {
        long now();
    }

    /**
     * How long to wait for what.
     *
     * @param start until it must be ready
     * @param hang how long it may be not live before it is started again
     * @param look between two looks at a ready server
     * @param firstPause before the first restart; doubled with each further one
     * @param longestPause bound of the pauses
     */
    record Patience(Duration start, Duration hang, Duration look, Duration firstPause, Duration longestPause) {

        static final Patience DEFAULT = new Patience(
                Duration.ofSeconds(180),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
    }

    ManagedProcess(Runner runner, Patience patience, Nanos clock) {
        this.runner = runner;
        this.patience = patience;
        this.clock = clock;
        this.state = new AtomicReference<>(
                new ProcessState(runner.name(), null, runner.port(), runner.url(), ProcessState.STOPPED, 0, null));
    }

    String name() {
        return runner.name();
    }

    ProcessState state() {
        return state.get();
    }

    boolean isReady() {
        return state.get().state().equals(ProcessState.READY);
    }

    /** Starts it for the first time. */
    void start() throws IOException {
        runner.start();
        startedAt = clock.now();
        change(ProcessState.STARTING, null, 0);
    }

    /** Looks once and does what is needed now. */
    void tick() {
        switch (state.get().state()) {
            case ProcessState.STARTING -> lookAtStart();
            case ProcessState.READY -> lookAtReady();
            case ProcessState.RESTARTING -> restartIfDue();
            default -> {}
        }
    }

    private void lookAtStart() {
        if (runner.process().isEmpty()) {
            scheduleRestart("ended while starting: " + runner.lastWords());
        } else if (runner.isReady()) {
            readyAt = clock.now();
            notLiveSince = 0;
            lastLookAt = readyAt;
            change(ProcessState.READY, state.get().reason(), 0);
        } else if (since(startedAt).compareTo(patience.start()) > 0) {
            end();
            scheduleRestart("was not ready after " + patience.start().toSeconds() + " s");
        }
    }

    private void lookAtReady() {
        if (runner.process().isEmpty()) {
            scheduleRestart("ended: " + runner.lastWords());
            return;
        }
        if (since(lastLookAt).compareTo(patience.look()) < 0) {
            return;
        }
        boolean live = runner.isLive();
        lastLookAt = clock.now();
        if (live) {
            notLiveSince = 0;
            if (since(readyAt).compareTo(patience.hang()) > 0) {
                failuresInARow = 0;
            }
        } else if (notLiveSince == 0) {
            notLiveSince = lastLookAt;
        } else if (since(notLiveSince).compareTo(patience.hang()) > 0) {
            end();
            scheduleRestart("was not live for " + since(notLiveSince).toSeconds() + " s");
        }
    }

    private void scheduleRestart(String reason) {
        long pause = patience.firstPause().toNanos() << Math.min(failuresInARow, 20);
        pause = Math.min(pause, patience.longestPause().toNanos());
        failuresInARow++;
        restartAt = clock.now() + pause;
        change(ProcessState.RESTARTING, reason, 0);
    }

    private void restartIfDue() {
        if (clock.now() < restartAt) {
            return;
        }
        String reason = state.get().reason();
        try {
            runner.start();
            startedAt = clock.now();
            change(ProcessState.STARTING, reason, 1);
        } catch (IOException problem) {
            scheduleRestart("cannot be started: " + problem.getMessage());
        }
    }

    private void end() {
        runner.askToStop();
        runner.awaitStop();
    }

    /** Asks it to end; it is not restarted any more. */
    void askToStop() {
        if (runner.process().isPresent()) {
            change(ProcessState.STOPPING, state.get().reason(), 0);
            runner.askToStop();
        }
    }

    /** Waits until it has ended. */
    void awaitStop() {
        runner.awaitStop();
        change(ProcessState.STOPPED, state.get().reason(), 0);
    }

    private Duration since(long then) {
        return Duration.ofNanos(clock.now() - then);
    }

    private void change(String to, String reason, int moreRestarts) {
        ProcessState old = state.get();
        ProcessIdentity process = runner.process().map(ProcessIdentity::of).orElse(null);
        state.set(new ProcessState(
                old.name(), process, old.port(), old.url(), to, old.restarts() + moreRestarts, reason));
    }
}
