package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Optional;

/** What each run has stored so far, over all its operations. Every method works in the current transaction. */
public interface RunLedger {

    /**
     * Adds a step to a run. The sessions and symbols touched are added by {@link BarStore#store}.
     *
     * @param counts what the step stored
     */
    void add(String runId, StepCounts counts);

    /** Widens a run's range because something changed from that session on. */
    void reachBack(String runId, LocalDate from, LocalDate to);

    /** The sum of a run; empty if it has stored nothing and changed nothing. */
    Optional<RunSum> sum(String runId);

    /**
     * Marks a run as summed up.
     *
     * @return false if it was already, and nothing was added since
     */
    boolean close(String runId);

    /**
     * The sum of a run.
     *
     * @param from first session touched
     * @param to last session touched
     * @param sessions number of sessions with a stored or changed cell
     * @param symbols number of symbols with a stored or changed cell
     * @param bars bars stored for the first time
     * @param revised stored bars that changed
     * @param quarantined bars put aside
     */
    record RunSum(LocalDate from, LocalDate to, int sessions, int symbols, long bars, long revised, long quarantined) {}
}
