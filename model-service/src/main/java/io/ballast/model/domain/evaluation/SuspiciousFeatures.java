package io.ballast.model.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.target.Target;

/**
 * Finds features that foretell more than a feature honestly can, which mostly means that they have seen the future. A
 * single feature of daily bars with an absolute rank information coefficient of 0.15 over a week has not been published;
 * good ones have 0.02 to 0.06.
 */
public final class SuspiciousFeatures {

    /** Absolute rank information coefficient from which a feature is suspicious. */
    public static final double COEFFICIENT = 0.15;

    /** Absolute t statistic it must have as well, so that few noisy sessions accuse nobody. */
    public static final double T_STATISTIC = 5;

    private SuspiciousFeatures() {}

    /**
     * A feature that is too good.
     *
     * @param feature its name
     * @param ic its own rank information coefficient against executable returns
     */
    public record Suspicion(String feature, Estimate ic) {}

    /**
     * Looks at each feature by itself, on sessions so far apart that their labels do not overlap.
     *
     * @param sessions judged sessions, ascending
     * @param names the features of their rows
     * @param target the target whose executable returns count
     * @param horizon how far the labels look ahead
     * @return the suspicious ones in the order of the names
     */
    public static List<Suspicion> of(
            List<CrossSection> sessions, FeatureNames names, Target target, LabelHorizon horizon) {
        List<CrossSection> apart = IntStream.range(0, sessions.size())
                .filter(i -> i % horizon.rows() == 0)
                .mapToObj(sessions::get)
                .toList();
        List<Suspicion> found = new ArrayList<>();
        for (int feature = 0; feature < names.size(); feature++) {
            int column = feature;
            List<Double> daily = apart.stream()
                    .map(section ->
                            RankCorrelation.spearman(values(section, column, names.size()), section.executable(target)))
                    .toList();
            Estimate ic = Estimate.of(daily, 1);
            if (Math.abs(ic.mean()) >= COEFFICIENT && isCertain(ic)) {
                found.add(new Suspicion(names.names().get(feature), ic));
            }
        }
        return found;
    }

    /** One that is the same on each session, such as that of the return itself, has no error and so no t statistic. */
    private static boolean isCertain(Estimate ic) {
        return ic.standardError() == 0 || Math.abs(ic.tStatistic()) >= T_STATISTIC;
    }

    private static double[] values(CrossSection section, int feature, int width) {
        return IntStream.range(0, section.size())
                .mapToDouble(row -> section.features()[row * width + feature])
                .toArray();
    }
}
