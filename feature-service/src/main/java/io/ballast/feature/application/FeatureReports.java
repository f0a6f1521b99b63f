package io.ballast.feature.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.feature.domain.coverage.SessionCoverage;

/** Port: reads features and coverage for users. */
public interface FeatureReports {
    /**
     * Features and targets of a symbol.
     *
     * @param symbol ticker
     * @param from first session, null: from 60 calendar days before the last one
     * @param to last session, null: the latest one with a row then
     * @param publishedAt instant at which they were published so, null: now
     * @return rows ascending; empty if there are none in the range
     */
    List<FeatureRow> rows(String symbol, LocalDate from, LocalDate to, Instant publishedAt);

    /**
     * What a security's rows are kept under.
     *
     * @param symbol its symbol, or a ticker it had before
     * @param publishedAt instant at which they were published, null: now
     * @return the symbol itself if it had rows then; empty if nothing is known by it
     */
    Optional<String> keptAs(String symbol, Instant publishedAt);

    /**
     * Coverage of a session.
     *
     * @param session null: the latest one with rows
     * @return counts, if the session was built
     */
    Optional<SessionCoverage> coverage(LocalDate session);

    /**
     * Coverage of a range of sessions.
     *
     * @param from first
     * @param to last
     * @return counts, ascending
     */
    List<SessionCoverage> coverage(LocalDate from, LocalDate to);

    /**
     * What a build has left of each session, whichever build wrote it.
     *
     * @param build id
     * @return counts, ascending; those of sessions with expected cells or rows
     */
    List<SessionCoverage> leftBy(UUID build);

    /**
     * A row as published.
     *
     * @param session session
     * @param values per feature and target in publishing order, NaN where null
     * @param labelTerminal whether the label ended by delisting
     */
    record FeatureRow(LocalDate session, double[] values, boolean labelTerminal) {}
}
