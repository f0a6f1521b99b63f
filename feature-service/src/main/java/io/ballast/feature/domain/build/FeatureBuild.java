package io.ballast.feature.domain.build;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A published build.
 *
 * @param buildId id of the operation that made it
 * @param runId the run it belongs to
 * @param full whether all sessions were written
 * @param from first session written
 * @param to last session written
 * @param latestSession latest session with features
 * @param symbols included symbols on the latest session
 * @param symbolsWithFeatures included symbols with features on the latest session
 * @param rows rows written
 * @param featureCoverageRate of the latest session, null if no cell is expected
 * @param fwdRetCoverage over all matured expected cells, written or left alone, null if there are none
 * @param fwdRetResidCoverage over all matured expected cells, written or left alone, null if there are none
 * @param contentHash SHA-256 of the rows written, lower-case hex
 * @param publishedAt business time
 * @param horizon rows its labels look ahead
 * @param definitions tells whether two builds are of code that computes the same, 16 hexadecimal digits
 * @param reason why everything was built, null if it was what changed
 */
public record FeatureBuild(
        UUID buildId,
        String runId,
        boolean full,
        LocalDate from,
        LocalDate to,
        LocalDate latestSession,
        int symbols,
        int symbolsWithFeatures,
        long rows,
        Double featureCoverageRate,
        Double fwdRetCoverage,
        Double fwdRetResidCoverage,
        String contentHash,
        Instant publishedAt,
        int horizon,
        String definitions,
        String reason) {}
