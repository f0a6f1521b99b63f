package io.ballast.contracts;

import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Features and targets of a range of sessions are published. Only a final event starts the training.
 *
 * @param runId the run, also the key of the record
 * @param isFinal whether the run's features are complete; {@code final} in JSON
 * @param buildId the build that wrote them
 * @param from first session built; null if nothing had to be built
 * @param to last session built, included; null if nothing had to be built
 * @param latestSession the latest session with features
 * @param symbols number of included symbols on the latest session
 * @param symbolsWithFeatures included symbols with features on the latest session
 * @param rows number of rows built
 * @param featureCoverageRate covered cells / expected cells of the latest session, 0 to 1; null if none is expected
 * @param targetCoverage coverage of the targets over the expected cells of all matured sessions
 * @param contentHash SHA-256 of the rows of the range, as lower-case hex
 */
public record FeaturesReady(
        String runId,
        @JsonProperty("final") boolean isFinal,
        UUID buildId,
        LocalDate from,
        LocalDate to,
        LocalDate latestSession,
        int symbols,
        int symbolsWithFeatures,
        long rows,
        Double featureCoverageRate,
        TargetCoverage targetCoverage,
        String contentHash) {

    /** Checks the fields. */
    public FeaturesReady {
        Require.text(runId, "runId");
        Require.present(buildId, "buildId");
        Require.orderedOrAbsent(from, to);
        Require.present(latestSession, "latestSession");
        Require.notNegative(symbols, "symbols");
        Require.notNegative(symbolsWithFeatures, "symbolsWithFeatures");
        Require.notNegative(rows, "rows");
        Require.rateOrNull(featureCoverageRate, "featureCoverageRate");
        Require.present(targetCoverage, "targetCoverage");
        Require.text(contentHash, "contentHash");
    }
}
