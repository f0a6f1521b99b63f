package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** The cells the monitor asks to be fetched again. */
public interface RepairRequests {

    /**
     * The cells of a run.
     *
     * @param runId the run the request came with
     * @return symbols by session, ascending; empty if the run asks for none
     */
    Map<LocalDate, Set<String>> cells(String runId);
}
