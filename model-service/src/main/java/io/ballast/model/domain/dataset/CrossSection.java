package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.ballast.model.domain.target.Target;

/**
 * The members of one session with their prepared features and their labels, in alphabetical order of the symbols.
 * Features are standardised, NaN = missing. The arrays are shared with the callers, who must not change them: copying
 * them would double the memory of a training.
 */
public final class CrossSection {

    private final LocalDate session;
    private final int ordinal;
    private final String[] symbols;
    private final float[] features;
    private final float[][] labels;
    private final float[][] executable;
    private final short[] labelReach;
    private final String[] sectors;

    CrossSection(
            LocalDate session,
            int ordinal,
            String[] symbols,
            float[] features,
            float[][] labels,
            float[][] executable,
            short[] labelReach,
            String[] sectors) {
        this.session = session;
        this.ordinal = ordinal;
        this.symbols = symbols;
        this.features = features;
        this.labels = labels;
        this.executable = executable;
        this.labelReach = labelReach;
        this.sectors = sectors;
    }

    /** The session. */
    public LocalDate session() {
        return session;
    }

    /** Number of the session among those that the features count; the distance of two is a subtraction. */
    public int ordinal() {
        return ordinal;
    }

    /** Number of members with features. */
    public int size() {
        return symbols.length;
    }

    /** The symbols of the rows. */
    public List<String> symbols() {
        return Collections.unmodifiableList(Arrays.asList(symbols));
    }

    /** The sectors of the rows; a dash where it is unknown. */
    public List<String> sectors() {
        return Collections.unmodifiableList(Arrays.asList(sectors));
    }

    /** Features row by row: those of row {@code i} start at {@code i * features per row}. */
    public float[] features() {
        return features;
    }

    /** Labels to train on, clipped to the 1st and 99th percentile of the session; NaN = none. */
    public float[] label(Target target) {
        return labels[target.ordinal()];
    }

    /** What trading the label's prediction at the next open would have earned, not clipped; NaN = unknown. */
    public float[] executable(Target target) {
        return executable[target.ordinal()];
    }

    /** Number of the session on which the label of a row ends. */
    public int labelEnd(int row) {
        return ordinal + labelReach[row];
    }

    /**
     * The same rows without the labels that end on a session or later.
     *
     * @param end number of the session
     * @return this section if all labels end before; else one that shares everything but the labels
     */
    public CrossSection labelledBefore(int end) {
        if (IntStream.range(0, size()).allMatch(row -> labelEnd(row) < end)) {
            return this;
        }
        float[][] remaining = new float[labels.length][];
        for (int target = 0; target < labels.length; target++) {
            remaining[target] = labels[target].clone();
            for (int row = 0; row < size(); row++) {
                if (labelEnd(row) >= end) {
                    remaining[target][row] = Float.NaN;
                }
            }
        }
        return new CrossSection(session, ordinal, symbols, features, remaining, executable, labelReach, sectors);
    }

    /** Whether any row has a label that ends before a session, given by its number. */
    public boolean hasLabelBefore(int end, Target target) {
        float[] label = label(target);
        return IntStream.range(0, size()).anyMatch(row -> !Float.isNaN(label[row]) && labelEnd(row) < end);
    }

    /** Number of rows with a label to train on. */
    public int labelled(Target target) {
        int count = 0;
        for (float label : label(target)) {
            if (!Float.isNaN(label)) {
                count++;
            }
        }
        return count;
    }
}
