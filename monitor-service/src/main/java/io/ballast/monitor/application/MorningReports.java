package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.Optional;

import io.ballast.monitor.domain.morning.MorningReport;

/** Morning reports as they were written; none is ever changed. */
public interface MorningReports {

    /**
     * Keeps a report, unless its run has one.
     *
     * @param report the report
     */
    void keep(MorningReport report);

    /**
     * The report of a session.
     *
     * @param session the session; empty for the latest one
     * @return that of its latest decision; empty if there is none
     */
    Optional<MorningReport> find(Optional<LocalDate> session);
}
