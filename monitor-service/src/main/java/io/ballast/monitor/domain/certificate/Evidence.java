package io.ballast.monitor.domain.certificate;

import java.time.LocalDate;
import java.util.Objects;

import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.TargetCoverageReport;

/**
 * What a certificate is decided on.
 *
 * @param session session of the predictions
 * @param breadth breadth judged on that session
 * @param targetCoverage coverage of the window that ends there
 * @param freshness freshness of all data sets
 * @param selectedTarget target the models were trained on
 * @param fallback whether that is not the primary one
 * @param degraded whether neither target was covered well enough
 * @param incidents the incidents that are not resolved, with what people have acknowledged
 */
public record Evidence(
        LocalDate session,
        BreadthReport breadth,
        TargetCoverageReport targetCoverage,
        FreshnessReport freshness,
        String selectedTarget,
        boolean fallback,
        boolean degraded,
        OpenIncidents incidents) {

    /** Refuses missing parts. */
    public Evidence {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(breadth, "breadth");
        Objects.requireNonNull(targetCoverage, "targetCoverage");
        Objects.requireNonNull(freshness, "freshness");
        Objects.requireNonNull(selectedTarget, "selectedTarget");
        Objects.requireNonNull(incidents, "incidents");
    }
}
