package io.ballast.benchmarks.train;

import io.ballast.model.domain.training.TrainingRows;

/** The same rows as one array, as a library would be handed them by hand. */
record Matrix(float[] values, float[] labels, float[] weights, double meanLabel) {

    static Matrix of(TrainingRows rows) {
        int width = rows.width();
        float[] values = new float[Math.multiplyExact(rows.count(), width)];
        float[] labels = new float[rows.count()];
        float[] weights = new float[labels.length];
        int[] next = new int[1];
        rows.forEach((features, offset, label, weight) -> {
            System.arraycopy(features, offset, values, next[0] * width, width);
            weights[next[0]] = weight;
            labels[next[0]++] = label;
        });
        return new Matrix(values, labels, weights, rows.meanLabel());
    }

    int rows() {
        return labels.length;
    }
}
