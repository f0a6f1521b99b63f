package io.ballast.launcher.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.ballast.launcher.Launcher;
import io.ballast.launcher.report.Screen;
import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.Detached;
import io.ballast.launcher.run.LogTail;
import io.ballast.launcher.run.ProcessState;
import io.ballast.launcher.run.RunState;

/** Starts a supervisor that outlives this call, and waits until everything is ready. */
final class Starter {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Session session;
    private final DataDirectory directory;
    private final Map<String, String> shown = new HashMap<>();

    Starter(Session session, DataDirectory directory) {
        this.session = session;
        this.directory = directory;
    }

    /**
     * Starts everything.
     *
     * @return what runs now, everything ready
     */
    RunState start() {
        directory.create();
        session.lastDirectory().remember(directory);
        try {
            Process supervisor =
                    Detached.supervisor(session.installation(), directory, Launcher.class, session.environment());
            return await(supervisor);
        } catch (IOException problem) {
            throw new VerbFailure(ExitCode.FAILED, "The supervisor cannot be started: " + problem.getMessage(), null);
        }
    }

    /** Ctrl-C before everything is ready stops what has been started. */
    private RunState await(Process supervisor) {
        Thread onInterrupt = new Thread(() -> stop(supervisor), "stop-half-started");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            while (true) {
                Optional<RunState> state =
                        directory.state().read().filter(s -> s.supervisor().pid() == supervisor.pid());
                state.ifPresent(this::show);
                if (state.isPresent() && state.get().phase().equals(RunState.READY)) {
                    return state.get();
                }
                if (supervisor.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw failed(supervisor);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new VerbFailure(ExitCode.FAILED, "Interrupted while starting.", null);
        } finally {
            removeHook(onInterrupt);
        }
    }

    private void show(RunState state) {
        Screen screen = session.screen();
        for (ProcessState process : state.services()) {
            if (!process.state().equals(shown.put(process.name(), process.state()))) {
                screen.note(String.format("  %-10s %s", process.name(), process.state()));
            }
        }
    }

    private VerbFailure failed(Process supervisor) {
        String problem = directory
                .state()
                .read()
                .filter(s -> s.supervisor().pid() == supervisor.pid())
                .map(RunState::problem)
                .or(() -> LogTail.lastMessage(directory.log("supervisor")))
                .orElse("The supervisor ended without a word.");
        int code = supervisor.exitValue() == ExitCode.CONFLICT ? ExitCode.CONFLICT : ExitCode.FAILED;
        return new VerbFailure(code, problem, "What happened is in " + directory.log("supervisor") + ".");
    }

    private void stop(Process supervisor) {
        session.screen().note("Stopping what has been started ...");
        supervisor.destroy();
        try {
            supervisor.waitFor(Stopper.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook is running: that is why we are here
        }
    }
}
