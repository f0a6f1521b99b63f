package io.ballast.benchmarks.train;

import java.util.Arrays;

import io.ballast.model.domain.training.TrainingRows;

/**
 * The same rows as sessions to rank: sessions are groups, a row's grade is the fifth of its session that its label lies in.
 *
 * @param grades 0 to 4, per row
 * @param groups rows per session
 * @param weights per session
 */
record Ranking(float[] grades, int[] groups, float[] weights) {

    private static final int GRADES = 5;

    static Ranking of(TrainingRows rows, Matrix matrix) {
        int[] groups = rows.sections().stream()
                .mapToInt(section -> section.labelled(rows.target()))
                .toArray();
        float[] grades = new float[matrix.rows()];
        float[] weights = new float[groups.length];
        int start = 0;
        for (int group = 0; group < groups.length; group++) {
            weights[group] = matrix.weights()[start];
            grade(matrix.labels(), start, start + groups[group], grades);
            start += groups[group];
        }
        return new Ranking(grades, groups, weights);
    }

    /** No two labels of the made-up rows are equal. */
    private static void grade(float[] labels, int from, int to, float[] grades) {
        float[] sorted = Arrays.copyOfRange(labels, from, to);
        Arrays.sort(sorted);
        for (int row = from; row < to; row++) {
            grades[row] = Arrays.binarySearch(sorted, labels[row]) * GRADES / sorted.length;
        }
    }
}
