package io.ballast.feature.application;

import java.util.List;

import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.build.SymbolSink;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.universe.SessionRange;

/** Port: the stored features. The writing methods need a transaction; readers see all of it or nothing. */
public interface FeatureTable {
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
     * Makes room beside the published rows for those of a build in shards. Not to be called in a transaction.
     *
     * @return where its shards are to be written
     */
    int prepareShards();

    /**
     * Starts writing the rows of one shard, unseen, in the caller's transaction, which does nothing else until the writer
     * is closed.
     *
     * @param target where to write
     * @param written all sessions of the build
     * @return writer, to be closed; what it has written has no hash
     */
    RowWriter writeShard(int target, SessionRange written);

    /**
     * Reads what the shards of a build have written. Not to be called in a transaction.
     *
     * @param target where they wrote
     * @return rows of all shards together, and their hash
     */
    Written readShards(int target);

    /**
     * Shows the rows of a build in shards in place of those before, when the transaction ends.
     *
     * @param target where its shards were written
     */
    void showShards(int target);

    /**
     * Replaces the coverage of all sessions, and keeps of the build what is new in it.
     *
     * @param coverage one element per session
     * @param build position of the build
     */
    void replaceCoverage(List<SessionCoverage> coverage, int build);

    /**
     * Hash of the published rows that the latest build wrote, read back.
     *
     * @param build the latest build that wrote any
     * @return SHA-256 of the rows as CSV ordered by symbol and session, lower-case hex
     */
    String contentHash(FeatureBuild build);

    /**
     * What was written.
     *
     * @param rows how many
     * @param contentHash SHA-256 of the rows as COPY ... CSV gives them, ordered by symbol and session, lower-case hex;
     *     null where it was not asked for
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
