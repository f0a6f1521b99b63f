package io.ballast.feature.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.ballast.feature.domain.build.StoredBuild;
import io.ballast.feature.domain.build.StoredBuild.SessionFingerprint;
import io.ballast.feature.domain.build.SymbolSink;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.universe.SessionRange;

/** Port: the stored features. The writing methods need a transaction; readers see all of it or nothing. */
public interface FeatureTable {
    /**
     * What is stored now.
     *
     * @return state of the tables
     */
    StoredBuild stored();

    /**
     * Removes the rows from a session on.
     *
     * @param from first session to remove
     */
    void removeFrom(LocalDate from);

    /**
     * Starts writing rows among the published ones. Nothing else may be done in the transaction until it is finished or closed.
     *
     * @param written sessions to write; rows of others are passed over
     * @return writer, to be closed
     */
    RowWriter writer(SessionRange written);

    /**
     * Starts writing all rows anew, beside the published ones and outside of the transaction. Nobody sees them until the
     * transaction ends in which the writer was finished: then readers see them in place of all others. What a build
     * leaves that is not finished is removed by the next one. Only one build writes at a time.
     *
     * @param written all sessions; there will be no rows of others
     * @return writer, to be closed
     */
    RowWriter rebuild(SessionRange written);

    /**
     * Replaces the coverage of all sessions.
     *
     * @param coverage one element per session
     * @param fingerprints by calendar ordinal, for the same sessions: what the next build compares with
     */
    void replaceCoverage(List<SessionCoverage> coverage, Map<Integer, SessionFingerprint> fingerprints);

    /**
     * Hash of the published rows, read back.
     *
     * @param from first session
     * @param to last session
     * @return SHA-256 of the rows as CSV ordered by symbol and session, lower-case hex
     */
    String contentHash(LocalDate from, LocalDate to);

    /**
     * What was written.
     *
     * @param rows how many
     * @param contentHash SHA-256 of the rows as COPY ... CSV gives them, ordered by symbol and session, lower-case hex
     */
    record Written(long rows, String contentHash) {}

    /** Takes symbols in order. */
    interface RowWriter extends SymbolSink, AutoCloseable {
        /**
         * Ends writing.
         *
         * @return how much
         */
        Written finish();

        @Override
        void close();
    }
}
