package io.ballast.launcher.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.client.RemoteFailure;
import io.ballast.launcher.report.Progress;
import io.ballast.launcher.report.Screen;
import io.ballast.launcher.report.Step;

/** Follows an operation to its end and shows how far it is. */
final class Follower {

    private static final Set<String> FINAL = Set.of("succeeded", "partial", "failed", "cancelled");
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final MonitorClient monitor;
    private final Progress progress;
    private final Map<String, Double> stepSeconds = new LinkedHashMap<>();
    private Runnable eachLook = () -> {};
    private long lastAnswer;

    Follower(MonitorClient monitor, Screen screen) {
        this.monitor = monitor;
        this.progress = new Progress(screen);
    }

    /** Has something else done at every look, about twice a second. */
    Follower atEachLook(Runnable action) {
        eachLook = action;
        return this;
    }

    /** Seconds per step of a run, as seen last. */
    Map<String, Double> stepSeconds() {
        return stepSeconds;
    }

    /**
     * Waits for the end.
     *
     * @param id the operation's id
     * @param inSteps whether it is a run of several steps
     * @return the operation as it ended
     */
    JsonNode follow(String id, boolean inSteps) {
        long start = System.nanoTime();
        lastAnswer = start;
        while (true) {
            eachLook.run();
            JsonNode operation = look(id);
            if (operation != null) {
                double seconds = (System.nanoTime() - start) / 1e9;
                List<Step> steps = inSteps ? steps(operation) : List.of();
                progress.show(steps.isEmpty() ? List.of(Step.ofOperation(operation, seconds)) : steps);
                if (FINAL.contains(operation.path("state").asText())) {
                    return operation;
                }
            }
            pause();
        }
    }

    /** The monitor may be restarted meanwhile, so some silence is borne. */
    private JsonNode look(String id) {
        try {
            JsonNode operation = monitor.operation(id);
            lastAnswer = System.nanoTime();
            return operation;
        } catch (RemoteFailure failure) {
            boolean silent = failure.status() == RemoteFailure.UNREACHABLE || failure.status() >= 500;
            if (!silent || System.nanoTime() - lastAnswer > PATIENCE.toNanos()) {
                throw failure;
            }
            return null;
        }
    }

    private List<Step> steps(JsonNode operation) {
        var steps = new ArrayList<Step>();
        try {
            String runId = operation.path("runId").asText(operation.path("id").asText());
            for (JsonNode node : monitor.run(runId).path("steps")) {
                Step step = Step.ofRun(node);
                steps.add(step);
                if (step.seconds() >= 0) {
                    stepSeconds.put(step.name(), step.seconds());
                }
            }
        } catch (RemoteFailure notRecordedYet) {
            return List.of();
        }
        return steps;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new VerbFailure(ExitCode.FAILED, "Interrupted while waiting.", null);
        }
    }
}
