package io.ballast.launcher.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run and how to see that it is well.
 *
 * @param name short name
 * @param command program and arguments
 * @param environment its whole environment
 * @param port where it listens
 * @param url where it answers
 * @param readyPath path below the URL that answers 200 when ready; null: it is ready when it takes connections
 * @param livePath the same for being live
 * @param log output goes here
 * @param grace time between asking it to end and killing it
 */
record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        int port,
        String url,
        String readyPath,
        String livePath,
        Path log,
        Duration grace) {

    ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
