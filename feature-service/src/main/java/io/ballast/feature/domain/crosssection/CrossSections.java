package io.ballast.feature.domain.crosssection;

import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.universe.SessionSet;

/** Distributions of the scored features per session; second of two passes. Immutable. */
public final class CrossSections {
    private final Distribution[][] distributions;

    CrossSections(Distribution[][] distributions) {
        this.distributions = distributions;
    }

    /**
     * Writes the scores of one symbol. A cell that is not included in the universe of its session gets none.
     *
     * @param sessions calendar ordinal per row of the symbol
     * @param membership sessions in which it is included
     * @param block its features; the score columns are written
     */
    public void score(int[] sessions, SessionSet membership, FeatureBlock block) {
        for (int c = 0; c < ScoredFeature.ALL.size(); c++) {
            ScoredFeature scored = ScoredFeature.ALL.get(c);
            double[] source = block.column(scored.source());
            double[] score = block.column(scored.score());
            for (int t = 0; t < block.rows(); t++) {
                Distribution distribution = distributions[sessions[t]][c];
                if (distribution != null && membership.contains(sessions[t])) {
                    score[t] = distribution.score(scored.valueOf(source[t]));
                }
            }
        }
    }
}
