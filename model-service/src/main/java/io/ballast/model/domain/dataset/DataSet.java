package io.ballast.model.domain.dataset;

import java.util.Arrays;
import java.util.List;

import io.ballast.model.domain.target.Target;

/**
 * Prepared rows of a window, session by session.
 *
 * @param features the features of each row
 * @param horizon how far the labels look ahead
 * @param sections the sessions with at least one row, ascending
 * @param market statistics of the market-wide features after the last session
 * @param rowsOverJumps rows that lost their labels because they reach over a price jump nobody has explained
 */
public record DataSet(
        FeatureNames features,
        LabelHorizon horizon,
        List<CrossSection> sections,
        MarketStatistics market,
        long rowsOverJumps) {

    /** Checks that the sessions ascend. */
    public DataSet {
        sections = List.copyOf(sections);
        for (int i = 1; i < sections.size(); i++) {
            if (sections.get(i).ordinal() <= sections.get(i - 1).ordinal()) {
                throw new IllegalArgumentException("session " + sections.get(i).session() + " does not come after "
                        + sections.get(i - 1).session());
            }
        }
    }

    /** Number of rows. */
    public long rows() {
        return sections.stream().mapToLong(CrossSection::size).sum();
    }

    /** Share of the rows without a value by feature, in their order, 0 to 1; NaN without rows. */
    public double[] missingRates() {
        int width = features.size();
        double[] rates = new double[width];
        for (CrossSection section : sections) {
            float[] values = section.features();
            for (int i = 0; i < values.length; i++) {
                if (Float.isNaN(values[i])) {
                    rates[i % width]++;
                }
            }
        }
        long rows = rows();
        return Arrays.stream(rates).map(missing -> missing / rows).toArray();
    }

    /** The sessions on which at least one row has the label, ascending. */
    public List<CrossSection> labelled(Target target) {
        return sections.stream().filter(section -> section.labelled(target) > 0).toList();
    }
}
