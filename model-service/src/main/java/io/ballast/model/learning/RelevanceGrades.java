package io.ballast.model.learning;

import java.util.Arrays;

/** Turns the labels of a session into grades a ranking can be learned from: which fifth of the session a label lies in. */
final class RelevanceGrades {

    /** Grades are 0 to 4. */
    static final int GRADES = 5;

    private RelevanceGrades() {}

    /**
     * Grades the labels at {@code [from, to)}. Equal labels get the same grade, that of the lowest of them.
     *
     * @param labels never NaN
     * @param grades where the grades are written, at the same positions
     */
    static void of(float[] labels, int from, int to, float[] grades) {
        float[] sorted = Arrays.copyOfRange(labels, from, to);
        Arrays.sort(sorted);
        for (int row = from; row < to; row++) {
            int below = firstOf(sorted, labels[row]);
            grades[row] = (float) ((long) below * GRADES / sorted.length);
        }
    }

    /** How many values lie below one that is among them. */
    private static int firstOf(float[] sorted, float value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
