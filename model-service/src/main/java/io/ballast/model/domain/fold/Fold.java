package io.ballast.model.domain.fold;

import java.util.List;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.target.Target;

/**
 * Sessions to train on and later sessions to judge by. A fold is made from sessions that may overlap in any way; making
 * it purges the training rows by the actual end of each row's label, so that between that end and the first judged
 * session lies at least the embargo. No fold without purging can be made.
 */
public final class Fold {

    private final Embargo embargo;
    private final List<CrossSection> train;
    private final List<CrossSection> test;
    private final long purgedRows;

    /**
     * Purges and makes the fold.
     *
     * @param candidates sessions to train on, ascending
     * @param test sessions to judge by, ascending, not empty
     * @param embargo sessions to keep free
     * @param target the label that is learned
     * @throws IllegalArgumentException if there is nothing to judge by, or no label to train on remains
     */
    public Fold(List<CrossSection> candidates, List<CrossSection> test, Embargo embargo, Target target) {
        if (test.isEmpty()) {
            throw new IllegalArgumentException("a fold without sessions to judge by is of no use");
        }
        int first = test.get(0).ordinal();
        this.embargo = embargo;
        this.test = List.copyOf(test);
        this.train = candidates.stream()
                .map(section -> section.labelledBefore(first - embargo.sessions()))
                .filter(section -> section.labelled(target) > 0)
                .toList();
        this.purgedRows = labels(candidates, target) - labels(train, target);
        if (train.isEmpty()) {
            throw new IllegalArgumentException("no " + target.column() + " of " + candidates.size()
                    + " sessions ends more than " + embargo.sessions() + " sessions before "
                    + test.get(0).session());
        }
    }

    /** Sessions kept free. */
    public Embargo embargo() {
        return embargo;
    }

    /** Sessions with rows to train on, ascending, not empty; the labels of purged rows are missing. */
    public List<CrossSection> train() {
        return train;
    }

    /** Sessions to judge by, ascending, not empty. */
    public List<CrossSection> test() {
        return test;
    }

    /** Rows whose label was taken out. */
    public long purgedRows() {
        return purgedRows;
    }

    /** First and last session of both parts and the number of purged rows, in one line. */
    public String bounds() {
        return bounds(train) + " - " + purgedRows + " rows, " + bounds(test);
    }

    private static String bounds(List<CrossSection> sections) {
        return sections.get(0).session() + "/"
                + sections.get(sections.size() - 1).session();
    }

    private static long labels(List<CrossSection> sections, Target target) {
        return sections.stream().mapToLong(section -> section.labelled(target)).sum();
    }
}
