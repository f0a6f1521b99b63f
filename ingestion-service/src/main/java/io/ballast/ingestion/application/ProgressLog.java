package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The history of steps: how far each went, how long it took and how it ended. */
public interface ProgressLog {

    /** Adds an entry in the current transaction; the step gets the next number of its operation. */
    void add(Entry entry);

    /**
     * The latest entries.
     *
     * @param limit at most so many
     * @return newest first
     */
    List<Entry> latest(int limit);

    /**
     * Removes old entries and the ledgers of runs as old.
     *
     * @param before entries from before that time
     * @return the number of entries removed
     */
    int prune(Instant before);

    /**
     * One step.
     *
     * @param operationId the operation it belongs to
     * @param runId the run it belongs to
     * @param trigger type of the operation
     * @param runTs system time of its end
     * @param cumulativeDays calendar days from the wanted end back to the window's start
     * @param stepDays length of the window in calendar days
     * @param took how long it took
     * @param error null if it succeeded
     * @param windowFrom first date
     * @param windowTo last date, included
     * @param provider who was asked
     * @param counts what became of the cells
     */
    record Entry(
            UUID operationId,
            String runId,
            String trigger,
            Instant runTs,
            int cumulativeDays,
            int stepDays,
            Duration took,
            String error,
            LocalDate windowFrom,
            LocalDate windowTo,
            String provider,
            StepCounts counts) {

        /** Whether the step succeeded. */
        public boolean success() {
            return error == null;
        }
    }
}
