package io.ballast.feature.application;

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
}
