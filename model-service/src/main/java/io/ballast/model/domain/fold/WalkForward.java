package io.ballast.model.domain.fold;

import java.util.ArrayList;
import java.util.List;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.target.Target;

/**
 * Cuts the latest part of a history into blocks of about the same length and judges each by what was learned from all
 * sessions before it, as it would have gone in time.
 *
 * @param folds blocks wanted, 1 to 50
 * @param testShare share of the sessions, the latest, in the blocks, above 0 and below 1; rounded up to whole sessions
 * @param embargo sessions to keep free before each block
 */
public record WalkForward(int folds, double testShare, Embargo embargo) {

    private static final int MAX_FOLDS = 50;

    /** Checks the bounds. */
    public WalkForward {
        if (folds < 1 || folds > MAX_FOLDS) {
            throw new IllegalArgumentException(folds + " folds are not allowed: 1 to " + MAX_FOLDS + " expected");
        }
        if (!(testShare > 0 && testShare < 1)) {
            throw new IllegalArgumentException(
                    "test share " + testShare + " is not allowed: above 0 and below 1 expected");
        }
    }

    /**
     * The folds of a history. A block before which no label of the target remains to train on is left out.
     *
     * @param sections sessions with labels, ascending
     * @param target the label that is learned
     * @return at most as many folds as wanted, in order of time; empty if the history is too short to judge at all
     */
    public List<Fold> over(List<CrossSection> sections, Target target) {
        int judged = (int) Math.ceil(sections.size() * testShare);
        int start = sections.size() - judged;
        int blocks = Math.min(folds, judged);
        List<Fold> made = new ArrayList<>(blocks);
        for (int block = 0; block < blocks; block++) {
            int from = start + judged * block / blocks;
            int to = start + judged * (block + 1) / blocks;
            if (isTrainable(sections.subList(0, from), sections.get(from), target)) {
                made.add(new Fold(sections.subList(0, from), sections.subList(from, to), embargo, target));
            }
        }
        return List.copyOf(made);
    }

    private boolean isTrainable(List<CrossSection> candidates, CrossSection first, Target target) {
        int end = first.ordinal() - embargo.sessions();
        return candidates.stream().anyMatch(section -> section.hasLabelBefore(end, target));
    }
}
