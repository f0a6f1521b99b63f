package io.ballast.model.domain.training;

import java.util.List;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.SessionWeight;
import io.ballast.model.domain.target.Target;

/**
 * The labelled rows of some sessions.
 *
 * @param sections sessions, ascending
 * @param target the label to learn
 * @param width features per row
 */
public record TrainingRows(List<CrossSection> sections, Target target, int width) {

    /** Copies the list. */
    public TrainingRows {
        sections = List.copyOf(sections);
    }

    /** Takes in one labelled row. */
    @FunctionalInterface
    public interface RowVisitor {

        /**
         * @param features array that holds the row; must not be changed
         * @param offset where the row starts in it
         * @param label the row's label, never NaN
         * @param weight how much the row counts, see {@link SessionWeight}
         */
        void visit(float[] features, int offset, float label, float weight);
    }

    /** Number of labelled rows. */
    public int count() {
        return sections.stream().mapToInt(section -> section.labelled(target)).sum();
    }

    /** Passes each labelled row, session by session in alphabetical order of the symbols. */
    public void forEach(RowVisitor visitor) {
        for (CrossSection section : sections) {
            float[] labels = section.label(target);
            float weight = weightOf(section);
            for (int row = 0; row < labels.length; row++) {
                if (!Float.isNaN(labels[row])) {
                    visitor.visit(section.features(), row * width, labels[row], weight);
                }
            }
        }
    }

    /** Weighted mean of the labels, added up in the order of the rows. */
    public double meanLabel() {
        double[] sums = new double[2];
        forEach((features, offset, label, weight) -> {
            sums[0] += weight * label;
            sums[1] += weight;
        });
        return sums[0] / sums[1];
    }

    /** By the sessions of the exchange between it and the latest one, whether or not all of them have rows. */
    private float weightOf(CrossSection section) {
        int latest = sections.get(sections.size() - 1).ordinal();
        return (float) SessionWeight.of(latest - section.ordinal());
    }

    /**
     * Every second, third, ... session, counted back from the latest one, so that about as many rows remain as asked for.
     * Whole sessions are left out because the labels of neighbouring sessions overlap in all but one row and so tell
     * nearly the same.
     *
     * @param maxRows rows wanted at most, at least 1; a single session is never cut
     * @return these rows if there are no more of them than that
     */
    public TrainingRows thinnedTo(int maxRows) {
        int stride = (count() + maxRows - 1) / maxRows;
        if (stride <= 1) {
            return this;
        }
        return new TrainingRows(Thinning.of(sections, stride), target, width);
    }
}
