package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.List;

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

    CrossSection(
            LocalDate session,
            int ordinal,
            String[] symbols,
            float[] features,
            float[][] labels,
            float[][] executable) {
        this.session = session;
        this.ordinal = ordinal;
        this.symbols = symbols;
        this.features = features;
        this.labels = labels;
        this.executable = executable;
    }

    /** The session. */
    public LocalDate session() {
        return session;
    }

    /** Position of the session in the exchange calendar. */
    public int ordinal() {
        return ordinal;
    }

    /** Number of members with features. */
    public int size() {
        return symbols.length;
    }

    /** The symbols of the rows. */
    public List<String> symbols() {
        return List.of(symbols);
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
