package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * Freshness of one data set.
 *
 * @param dataSet which one
 * @param lagSessions sessions that are due since the last complete one; null if there is no data at all
 * @param latestSession latest session with any data, null if there is none
 * @param latestCompleteSession latest complete session, null if there is none within the sessions looked at
 * @param incompleteSessions the due sessions looked at that are not complete, from the first one with data on, ascending
 * @param check the comparison with the allowed lag
 */
public record DataSetFreshness(
        DataSet dataSet,
        Integer lagSessions,
        LocalDate latestSession,
        LocalDate latestCompleteSession,
        List<LocalDate> incompleteSessions,
        Check check) {

    /** Takes a copy of the sessions. */
    public DataSetFreshness {
        incompleteSessions = List.copyOf(incompleteSessions);
    }
}
