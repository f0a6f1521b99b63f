package io.ballast.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The monitor asks ingestion to repair data.
 *
 * @param incidentId the incident to repair
 * @param action what to do
 * @param symbols the symbols concerned; empty for all
 * @param from first session concerned
 * @param to last session concerned, included
 * @param provider the provider to ask; null leaves the choice to ingestion
 */
public record RemediationRequested(
        UUID incidentId, String action, List<String> symbols, LocalDate from, LocalDate to, String provider) {

    /** Checks the fields. */
    public RemediationRequested {
        Require.present(incidentId, "incidentId");
        Require.text(action, "action");
        symbols = Require.copy(symbols, "symbols");
        Require.ordered(from, to);
    }
}
