package io.ballast.feature.domain.crosssection;

import java.util.List;

import io.ballast.feature.domain.definition.Feature;

/**
 * A cross-sectional score and the feature it is made of.
 *
 * @param score column of the score
 * @param source column it is made of
 * @param logarithm whether the natural logarithm of the source is scored
 */
public record ScoredFeature(Feature score, Feature source, boolean logarithm) {
    /** All scores in publishing order. */
    public static final List<ScoredFeature> ALL = Feature.features().stream()
            .flatMap(score -> score.source().stream().map(source -> of(score, source)))
            .toList();

    private static ScoredFeature of(Feature score, Feature source) {
        return new ScoredFeature(score, source, source == Feature.ADV_USD_21);
    }

    /**
     * The value that is scored.
     *
     * @param source value of the source
     * @return NaN where it is missing or not finite
     */
    public double valueOf(double source) {
        double value = logarithm ? Math.log(source) : source;
        return Double.isInfinite(value) ? Double.NaN : value;
    }
}
