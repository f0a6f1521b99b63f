package io.ballast.launcher.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.client.SimulatorClient;
import io.ballast.launcher.report.Screen;
import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.Installation;
import io.ballast.launcher.run.LastDataDirectory;
import io.ballast.launcher.run.RunState;
import io.ballast.launcher.run.Variables;

/**
 * What every verb needs: the caller's environment, the installation, and where to write.
 *
 * @param environment the caller's variables
 * @param installation where the programs are
 * @param screen where to write
 */
public record Session(Map<String, String> environment, Installation installation, Screen screen) {

    /** Variable that names a monitor elsewhere, instead of the one this machine's data directory knows. */
    static final String MONITOR_URL = "BALLAST_MONITOR_URL";

    LastDataDirectory lastDirectory() {
        return new LastDataDirectory(environment, installation);
    }

    /** The data directory of this call, remembered if the caller named it. */
    DataDirectory directory(Path given) {
        DataDirectory directory = lastDirectory().choose(given);
        if (given != null) {
            lastDirectory().remember(directory);
        }
        return directory;
    }

    /** What runs now; empty if nothing does. */
    Optional<RunState> running(Path given) {
        return directory(given).state().read().filter(RunState::isSupervised);
    }

    MonitorClient monitor(Path given) {
        if (Variables.isSet(environment, MONITOR_URL)) {
            return new MonitorClient(environment.get(MONITOR_URL));
        }
        return running(given)
                .flatMap(state -> state.service("monitor"))
                .map(monitor -> new MonitorClient(monitor.url()))
                .orElseThrow(() -> new VerbFailure(
                        ExitCode.UNREACHABLE,
                        "Nothing runs in " + directory(given).root() + ".",
                        "./ballast up starts everything, ./ballast demo shows it on a simulated market; " + MONITOR_URL
                                + " names a monitor elsewhere."));
    }

    Optional<SimulatorClient> simulator(Path given) {
        return running(given).map(RunState::simulatorUrl).map(SimulatorClient::new);
    }
}
