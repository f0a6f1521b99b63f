package io.ballast.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A watched figure crossed its threshold, and an incident is open.
 *
 * @param incidentId the incident
 * @param rule name of the rule
 * @param severity how bad the breach is
 * @param value the figure now; null if it cannot be measured
 * @param threshold the bound; null if the rule has none
 * @param session the session concerned; null if the rule is not about one
 * @param causes what is known to have caused it; may be empty
 */
public record ThresholdBreached(
        UUID incidentId,
        String rule,
        Severity severity,
        Double value,
        Double threshold,
        LocalDate session,
        List<String> causes) {

    /** Checks the fields. */
    public ThresholdBreached {
        Require.present(incidentId, "incidentId");
        Require.text(rule, "rule");
        Require.present(severity, "severity");
        Require.finiteOrNull(value, "value");
        Require.finiteOrNull(threshold, "threshold");
        causes = Require.copy(causes, "causes");
    }
}
