package io.ballast.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The monitor asks ingestion to repair data. Which cells exactly is in {@code monitor.published_remediation}, by the run
 * the event belongs to.
 *
 * @param incidentId the incident to repair; the id of the run where no incident was opened
 * @param action what to do, such as {@value #REFETCH_CELLS}
 * @param symbols the symbols concerned; empty for all
 * @param from first session concerned
 * @param to last session concerned, included
 * @param provider the provider to ask; null leaves the choice to ingestion
 */
public record RemediationRequested(
        UUID incidentId, String action, List<String> symbols, LocalDate from, LocalDate to, String provider) {

    /** Fetch cells without a bar again, of all providers in their order. */
    public static final String REFETCH_CELLS = "refetch-cells";

    /** Checks the fields. */
    public RemediationRequested {
        Require.present(incidentId, "incidentId");
        Require.text(action, "action");
        symbols = Require.copy(symbols, "symbols");
        Require.ordered(from, to);
    }
}
