package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Looks whether the database takes writes and whether stored bars can be believed. Null where nobody can tell yet. */
public interface ConditionReader {

    /**
     * Why the database takes no writes.
     *
     * @return empty if it takes them
     */
    Optional<String> readOnly();

    /**
     * Sessions without a bar of the benchmark, from the first session on of which any bar is stored.
     *
     * @param sessions sessions to look at
     * @return their number, null without a benchmark that ever had a bar
     */
    Integer sessionsWithoutBenchmark(List<LocalDate> sessions);

    /**
     * The most bars of a session that are those of the session before, as a share of the bars of the fullest session.
     *
     * @param from first session to look at
     * @return fraction, null without bars
     */
    Double repeatedShare(LocalDate from);

    /**
     * Bars whose price jumped by the ratio of a usual split, or by a slipped decimal point, without an action.
     *
     * @param from first session to look at
     * @return their number, null if ingestion tells nothing of it
     */
    Integer scaleErrors(LocalDate from);
}
