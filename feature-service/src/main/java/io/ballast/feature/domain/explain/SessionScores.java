package io.ballast.feature.domain.explain;

import java.util.Arrays;
import java.util.Map;

import io.ballast.feature.domain.crosssection.Distribution;
import io.ballast.feature.domain.crosssection.ScoredFeature;
import io.ballast.feature.domain.definition.Feature;

/** The scores of one session, made of the published values of its members. */
public final class SessionScores {
    private final Map<Feature, double[]> published;

    /**
     * Scores of a session.
     *
     * @param published per scored feature (the source, not the score) the values of the included symbols in order of
     *     symbol, NaN where null
     */
    public SessionScores(Map<Feature, double[]> published) {
        this.published = Map.copyOf(published);
    }

    static ScoredFeature scored(Feature score) {
        return ScoredFeature.ALL.stream()
                .filter(candidate -> candidate.score() == score)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(score + " is no score"));
    }

    Distribution distribution(ScoredFeature scored) {
        double[] values = values(scored);
        return Distribution.of(values, values.length);
    }

    int symbols(ScoredFeature scored) {
        return values(scored).length;
    }

    /** The computed row's score, NaN where null. */
    double score(ScoredFeature scored, ComputedRow computed, boolean member) {
        Distribution distribution = distribution(scored);
        return distribution == null || !member
                ? Double.NaN
                : distribution.score(scored.valueOf(computed.value(scored.source())));
    }

    /** Why a score is null, null where nothing stands in the way. */
    String nullReason(ScoredFeature scored, ComputedRow computed, boolean member) {
        double value = computed.value(scored.source());
        if (Double.isNaN(value)) {
            return scored.source().column() + " is null: " + new NullReasons(computed).of(scored.source());
        }
        if (Double.isNaN(scored.valueOf(value))) {
            return "the logarithm of " + scored.source().column() + " = " + value + " is not finite";
        }
        if (!member) {
            return "the symbol was not a member of the universe on " + computed.date();
        }
        int symbols = symbols(scored);
        if (symbols < Distribution.MIN_SYMBOLS) {
            return "only " + symbols + " members have " + scored.source().column() + " on " + computed.date() + ", and "
                    + Distribution.MIN_SYMBOLS + " are needed";
        }
        return distribution(scored) == null
                ? scored.source().column() + " is the same for all members on " + computed.date()
                : null;
    }

    Explanation.Peers peers(ScoredFeature scored) {
        Distribution distribution = distribution(scored);
        String score = scored.score().column();
        return distribution == null
                ? new Explanation.Peers(score, symbols(scored), null, null, null, null)
                : new Explanation.Peers(
                        score,
                        symbols(scored),
                        distribution.low(),
                        distribution.high(),
                        distribution.mean(),
                        distribution.deviation());
    }

    private double[] values(ScoredFeature scored) {
        return Arrays.stream(published.getOrDefault(scored.source(), new double[0]))
                .map(scored::valueOf)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }
}
