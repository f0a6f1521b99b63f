package io.ballast.feature.domain.crosssection;

import java.util.function.Function;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.universe.SessionSet;

/** Distributions of the scored features per session; second of two passes. Immutable. */
public final class CrossSections {
    private final Distribution[][] distributions;

    /**
     * Cross-sections.
     *
     * @param distributions per calendar ordinal, and in that per score of {@link ScoredFeature#ALL}; null where there is
     *     none; not copied
     */
    public CrossSections(Distribution[][] distributions) {
        this.distributions = distributions;
    }

    /**
     * The distribution of a score in a session.
     *
     * @param session calendar ordinal
     * @param score index in {@link ScoredFeature#ALL}
     * @return null if there is none
     */
    public Distribution distribution(int session, int score) {
        boolean known = session < distributions.length && distributions[session] != null;
        return known ? distributions[session][score] : null;
    }

    /**
     * Writes the scores of one symbol. A cell that is not included in the universe of its session gets none.
     *
     * @param sessions calendar ordinal per row of the symbol
     * @param membership sessions in which it is included
     * @param block its features; the score columns are written
     */
    public void score(int[] sessions, SessionSet membership, FeatureBlock block) {
        double[][] sources = columns(block, ScoredFeature::source);
        double[][] scores = columns(block, ScoredFeature::score);
        for (int t = 0; t < block.rows(); t++) {
            if (membership.contains(sessions[t])) {
                score(distributions[sessions[t]], t, sources, scores);
            }
        }
    }

    private static double[][] columns(FeatureBlock block, Function<ScoredFeature, Feature> which) {
        return ScoredFeature.ALL.stream()
                .map(scored -> block.column(which.apply(scored)))
                .toArray(double[][]::new);
    }

    private static void score(Distribution[] ofSession, int row, double[][] sources, double[][] scores) {
        for (int c = 0; c < ofSession.length; c++) {
            if (ofSession[c] != null) {
                scores[c][row] = ofSession[c].score(ScoredFeature.ALL.get(c).valueOf(sources[c][row]));
            }
        }
    }
}
