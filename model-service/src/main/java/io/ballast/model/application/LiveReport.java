package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;

/**
 * What a model's published predictions earned against what its evaluation promised.
 *
 * @param model the model
 * @param verdict too-early, kept or broken
 * @param promisedIc mean promise over the sessions with an outcome, null if there are none
 * @param realised information coefficient of what was published, over the same sessions
 * @param sessions the sessions looked at, newest first
 */
public record LiveReport(
        String model, String verdict, Double promisedIc, MetricReport realised, List<LiveSession> sessions) {

    /**
     * A published session.
     *
     * @param session the session
     * @param version the version that predicted it
     * @param target what was predicted
     * @param symbols number of predictions
     * @param promisedIc what the version promised, null if it was not judged
     * @param realisedIc what came, null while it is not known
     * @param predictionStability population stability index of the predictions against those for the rows the
     *     models have learned from; null if it was not measured
     */
    public record LiveSession(
            LocalDate session,
            String version,
            String target,
            int symbols,
            Double promisedIc,
            Double realisedIc,
            Double predictionStability) {}
}
