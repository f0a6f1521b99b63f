package io.ballast.monitor.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import io.ballast.kit.config.Variables;
import io.ballast.monitor.domain.pipeline.PlannedStep;

/**
 * How patient a run is.
 *
 * @param stepTimeouts per step the time without any news of it after which the run fails
 * @param certificateTimeout the same for the decision at the end
 * @param pollInterval time between two looks
 * @param maxCatchUp sessions nobody ran that one end of day makes up for, the latest ones
 */
public record PipelineSettings(
        Map<PlannedStep, Duration> stepTimeouts, Duration certificateTimeout, Duration pollInterval, int maxCatchUp) {

    private static final int DAY = 86_400;

    /** Takes a copy of the time-outs. */
    public PipelineSettings {
        stepTimeouts = Map.copyOf(stepTimeouts);
    }

    /**
     * Reads {@code PIPELINE_<STEP>_TIMEOUT_SEC}, {@code PIPELINE_CERTIFICATE_TIMEOUT_SEC} and {@code EOD_MAX_CATCH_UP}.
     *
     * @param variables where from
     * @return the settings, within their bounds
     */
    public static PipelineSettings from(Variables variables) {
        Map<PlannedStep, Duration> timeouts = new EnumMap<>(PlannedStep.class);
        for (PlannedStep step : PlannedStep.values()) {
            String name = "PIPELINE_" + step.name() + "_TIMEOUT_SEC";
            timeouts.put(step, variables.seconds(name, defaultSeconds(step), 1, DAY));
        }
        Duration certificate = variables.seconds("PIPELINE_CERTIFICATE_TIMEOUT_SEC", 300, 1, DAY);
        int catchUp = variables.integer("EOD_MAX_CATCH_UP", 10, 0, 250);
        return new PipelineSettings(timeouts, certificate, Duration.ofMillis(400), catchUp);
    }

    /**
     * Patience with one step.
     *
     * @param step which one
     * @return time without news
     */
    public Duration timeout(PlannedStep step) {
        return stepTimeouts.get(step);
    }

    private static int defaultSeconds(PlannedStep step) {
        // A step of a real provider waits for rate limits between two signs of progress; training is one long step.
        return switch (step) {
            case UNIVERSE, ADV_FALLBACK -> 1800;
            case BACKFILL, FUNDAMENTALS, INGEST, FEATURES, REPAIR -> 3600;
            case TRAIN -> 7200;
        };
    }
}
