package io.ballast.model.domain.dataset;

import java.util.List;

import io.ballast.model.domain.target.Target;

/**
 * Prepared rows of a window, session by session.
 *
 * @param features the features of each row
 * @param horizon how far the labels look ahead
 * @param sections the sessions with at least one row, ascending
 * @param market statistics of the market-wide features after the last session
 */
public record DataSet(
        FeatureNames features, LabelHorizon horizon, List<CrossSection> sections, MarketStatistics market) {

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

    /** The sessions on which at least one row has the label, ascending. */
    public List<CrossSection> labelled(Target target) {
        return sections.stream().filter(section -> section.labelled(target) > 0).toList();
    }
}
