package io.ballast.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A watched figure is back on the right side of its threshold, and its incident is closed.
 *
 * @param incidentId the incident
 * @param rule name of the rule
 * @param severity how bad the breach is
 * @param value the figure now; null if it cannot be measured
 * @param threshold the bound; null if the rule has none
 * @param session the session concerned; null if the rule is not about one
 * @param causes what had caused the incident, as far as known; may be empty
 */
public record ThresholdCleared(
        UUID incidentId,
        String rule,
        Severity severity,
        Double value,
        Double threshold,
        LocalDate session,
        List<String> causes) {

    /** Checks the fields. */
    public ThresholdCleared {
        Require.present(incidentId, "incidentId");
        Require.text(rule, "rule");
        Require.present(severity, "severity");
        Require.finiteOrNull(value, "value");
        Require.finiteOrNull(threshold, "threshold");
        causes = Require.copy(causes, "causes");
    }
}
