package io.ballast.launcher.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.Orphans;
import io.ballast.launcher.run.ProcessState;
import io.ballast.launcher.run.RunSettings;
import io.ballast.launcher.run.RunState;

/** Stops what runs on a data directory, in order, and waits until it has ended. */
final class Stopper {

    /** Longer than the supervisor gives its processes together. */
    static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Session session;
    private final DataDirectory directory;
    private final Map<String, String> shown = new HashMap<>();

    Stopper(Session session, DataDirectory directory) {
        this.session = session;
        this.directory = directory;
    }

    /**
     * Stops everything; a temporary data directory is deleted.
     *
     * @return whether anything ran
     */
    boolean stop() {
        Optional<RunState> running = directory.state().read().filter(RunState::isSupervised);
        boolean any = running.isPresent() ? stopSupervisor(running.get()) : stopOrphans();
        if (RunSettings.of(directory).temporary()) {
            directory.delete();
            session.lastDirectory().forget();
            session.screen().note("Deleted the demo's data in " + directory.root() + ".");
        }
        return any;
    }

    private boolean stopSupervisor(RunState state) {
        ProcessHandle supervisor = state.supervisor().find().orElse(null);
        if (supervisor == null) {
            return stopOrphans();
        }
        supervisor.destroy();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (supervisor.isAlive() && System.nanoTime() < deadline) {
            directory.state().read().ifPresent(this::show);
            pause();
        }
        directory.state().read().ifPresent(this::show);
        if (supervisor.isAlive()) {
            session.screen().note("The supervisor (" + supervisor.pid() + ") does not end; killing it.");
            supervisor.destroyForcibly();
            pause();
            stopOrphans();
        }
        return true;
    }

    private boolean stopOrphans() {
        List<String> stopped = Orphans.stopIfUnsupervised(directory);
        stopped.forEach(name -> session.screen().note("  stopped " + name + ", left over from an earlier run"));
        return !stopped.isEmpty();
    }

    private void show(RunState state) {
        for (ProcessState process : state.services()) {
            String before = shown.put(process.name(), process.state());
            boolean news = !process.state().equals(before);
            if (news && List.of(ProcessState.STOPPING, ProcessState.STOPPED).contains(process.state())) {
                session.screen().note(String.format("  %-10s %s", process.name(), process.state()));
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new VerbFailure(ExitCode.FAILED, "Interrupted while stopping.", "./ballast down goes on with it.");
        }
    }
}
