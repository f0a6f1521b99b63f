package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.BootstrapReport;

/** A verb that starts a run of several steps and follows it. */
abstract class PipelineVerb extends DispatchVerb {

    private final String type;

    PipelineVerb(Session session, String type) {
        super(session, type);
        this.type = type;
    }

    @Override
    public Integer call() {
        MonitorClient monitor = monitor();
        return finish(run(monitor, session().environment(), () -> {}));
    }

    /** A run that has ended. */
    record Ended(JsonNode operation, Map<String, Double> stepSeconds) {

        BootstrapReport report() {
            return BootstrapReport.of(operation.path("result"), stepSeconds);
        }
    }

    final Ended run(MonitorClient monitor, Map<String, String> environment, Runnable atEachLook) {
        JsonNode operation = monitor.dispatch(type, parameters(environment));
        String id = operation.path("id").asText();
        screen().note("Run " + type + " " + id);
        Follower follower = new Follower(monitor, screen()).atEachLook(atEachLook);
        JsonNode ended = follower.follow(id, true);
        return new Ended(ended, follower.stepSeconds());
    }

    /** Writes what the run brought and gives the exit code. */
    abstract int finish(Ended ended);
}
