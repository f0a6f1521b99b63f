package io.ballast.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.drill.DrillPlan;
import io.ballast.launcher.drill.Drills;
import io.ballast.launcher.report.DrillReport;
import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.LocalPorts;
import io.ballast.launcher.run.RunSettings;
import io.ballast.launcher.run.RunState;
import io.ballast.servers.FreePorts;

/** A system for drills: started and filled in a folder and on ports of its own, gone once it is closed. */
final class DrillGround implements AutoCloseable {

    private static final List<String> PORTS = List.of("monitor", "ingestion", "feature", "model", "simulator");

    /** A drill must not touch a database, a broker or a clock that is somebody's. */
    private static final List<String> NOT_OURS = List.of(
            "DATABASE_URL", "DATABASE_READ_URL", "KAFKA_BOOTSTRAP_SERVERS", "BALLAST_CLOCK", Session.MONITOR_URL);

    private final DataDirectory directory;
    private final Session own;
    private final Thread onInterrupt;

    /** Makes the folder and finds the ports; nothing is started yet. */
    DrillGround(Session session, DrillPlan plan) {
        this.directory = directory(plan);
        this.own = own(session, directory);
        this.onInterrupt = new Thread(() -> new Stopper(own, directory).stop(), "stop-drills");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /** Starts the system, fills its store, and is ready to break it. */
    Drills drills() {
        RunState state = new Starter(own, directory).start();
        fill(state);
        return new Drills(state);
    }

    @Override
    public void close() {
        new Stopper(own, directory).stop();
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }

    private static DataDirectory directory(DrillPlan plan) {
        try {
            DataDirectory directory = new DataDirectory(Files.createTempDirectory("ballast-drills-")).create();
            new RunSettings(true, plan.symbols(), plan.seed(), DrillReport.DAYS, null, null, true).keep(directory);
            return directory;
        } catch (IOException problem) {
            throw new VerbFailure(ExitCode.FAILED, "No data directory can be made: " + problem.getMessage(), null);
        }
    }

    private static Session own(Session session, DataDirectory directory) {
        Map<String, String> environment = new HashMap<>(session.environment());
        NOT_OURS.forEach(environment::remove);
        environment.put("BALLAST_STATE", directory.root().resolve("state").toString());
        try {
            List<Integer> free = FreePorts.find(PORTS.size());
            for (int i = 0; i < PORTS.size(); i++) {
                environment.put(LocalPorts.variable(PORTS.get(i)), free.get(i).toString());
            }
        } catch (IOException problem) {
            throw new VerbFailure(ExitCode.FAILED, "No free port is left: " + problem.getMessage(), null);
        }
        return new Session(environment, session.installation(), session.screen());
    }

    private void fill(RunState state) {
        var monitor = new MonitorClient(state.service("monitor").orElseThrow().url());
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.putObject("variables").put("BACKFILL_TARGET_DAYS", Integer.toString(DrillReport.DAYS));
        String id = monitor.dispatch("bootstrap", parameters).path("id").asText();
        JsonNode ended = new Follower(monitor, own.screen()).follow(id, true);
        if (!ended.path("state").asText().equals("succeeded")) {
            throw new VerbFailure(
                    ExitCode.FAILED,
                    "The store could not be filled: " + ended.path("error").asText(),
                    null);
        }
    }
}
