package io.ballast.model.domain.dataset;

import java.util.List;
import java.util.Optional;

/**
 * Sessions to train on and later sessions to judge by, so far apart that no training label reaches into the judged time:
 * between the latest possible end of the last training label and the first judged session lies at least the embargo. A
 * split that is closer cannot be made.
 *
 * @param horizon how far the labels look ahead
 * @param train sessions to train on, ascending, not empty
 * @param test sessions to judge by, ascending, not empty
 */
public record TimeSplit(LabelHorizon horizon, List<CrossSection> train, List<CrossSection> test) {

    /** Checks the order and the distance. */
    public TimeSplit {
        train = List.copyOf(train);
        test = List.copyOf(test);
        if (train.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException(
                    "a split of " + train.size() + " training and " + test.size() + " test sessions is of no use");
        }
        int last = train.stream().mapToInt(CrossSection::ordinal).max().getAsInt();
        int first = test.stream().mapToInt(CrossSection::ordinal).min().getAsInt();
        if (!isClear(last, first, horizon)) {
            throw new IllegalArgumentException("labels of training session number " + last + " reach up to "
                    + horizon.reach() + " sessions ahead; with an embargo of " + horizon.embargo()
                    + " sessions the first test session must come after number "
                    + (last + horizon.reach() + horizon.embargo()) + ", but it is number " + first);
        }
    }

    /**
     * Holds out the latest sessions.
     *
     * @param sections sessions with labels, ascending
     * @param horizon how far the labels look ahead
     * @param testShare share of the sessions to judge by, above 0 and below 1; rounded up to whole sessions
     * @return the split with the purged and embargoed sessions left out; empty if nothing would remain to train on
     */
    public static Optional<TimeSplit> holdOut(List<CrossSection> sections, LabelHorizon horizon, double testShare) {
        if (!(testShare > 0 && testShare < 1)) {
            throw new IllegalArgumentException(
                    "test share " + testShare + " is not allowed: above 0 and below 1 expected");
        }
        int boundary = sections.size() - (int) Math.ceil(sections.size() * testShare);
        if (boundary <= 0) {
            return Optional.empty();
        }
        int first = sections.get(boundary).ordinal();
        List<CrossSection> train = sections.subList(0, boundary).stream()
                .filter(section -> isClear(section.ordinal(), first, horizon))
                .toList();
        return train.isEmpty()
                ? Optional.empty()
                : Optional.of(new TimeSplit(horizon, train, sections.subList(boundary, sections.size())));
    }

    private static boolean isClear(int trained, int judged, LabelHorizon horizon) {
        return trained + horizon.reach() + horizon.embargo() < judged;
    }
}
