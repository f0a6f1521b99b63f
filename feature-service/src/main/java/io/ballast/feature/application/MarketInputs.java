package io.ballast.feature.application;

import java.util.Collection;

import io.ballast.feature.domain.build.BuildInputs;

/** Port: bars and facts as ingestion published them. */
public interface MarketInputs {
    /**
     * Reads everything a build is made of.
     *
     * @param benchmark symbol of the market proxy
     * @param lastDue calendar ordinal of the latest session whose bars are due
     * @return inputs
     */
    BuildInputs read(String benchmark, int lastDue);

    /**
     * Reads what a shard of a build is made of.
     *
     * @param moment of which to read, see {@link MarketMoments.Moment#name}
     * @param symbols of the shard
     * @param benchmark symbol of the market proxy
     * @param lastDue calendar ordinal of the latest session whose bars are due
     * @return inputs of these symbols
     * @throws AbandonedShardException if nobody holds the moment any more
     */
    BuildInputs read(String moment, Collection<String> symbols, String benchmark, int lastDue);
}
