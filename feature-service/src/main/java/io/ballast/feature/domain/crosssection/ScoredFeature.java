package io.ballast.feature.domain.crosssection;

import java.util.List;

import io.ballast.feature.domain.definition.Family;
import io.ballast.feature.domain.definition.Feature;

/**
 * A cross-sectional score and the feature it is made of.
 *
 * @param score column of the score
 * @param source column it is made of
 * @param logarithm whether the natural logarithm of the source is scored
 */
public record ScoredFeature(Feature score, Feature source, boolean logarithm) {
    private static final String PREFIX = "CS_Z_";

    /** All scores in publishing order: the name says the source. */
    public static final List<ScoredFeature> ALL = Feature.features().stream()
            .filter(feature -> feature.family() == Family.CROSS_SECTION)
            .map(score -> Feature.valueOf(score.name().substring(PREFIX.length())))
            .map(source ->
                    new ScoredFeature(Feature.valueOf(PREFIX + source.name()), source, source == Feature.ADV_USD_21))
            .toList();

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
