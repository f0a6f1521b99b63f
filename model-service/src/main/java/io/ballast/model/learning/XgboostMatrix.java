package io.ballast.model.learning;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.training.TrainingRows;

/** Hands rows over to XGBoost. */
final class XgboostMatrix {

    private XgboostMatrix() {}

    /** The rows go outside the heap directly, because the library would copy an array of the heap there anyway. */
    static DMatrix of(TrainingRows rows, XgboostMethod method) throws XGBoostError {
        int width = rows.width();
        float[] labels = new float[rows.count()];
        float[] weights = new float[labels.length];
        BigDenseMatrix dense = new BigDenseMatrix(labels.length, width);
        try {
            int[] next = new int[1];
            rows.forEach((features, offset, label, weight) -> {
                long start = (long) next[0] * width;
                for (int feature = 0; feature < width; feature++) {
                    dense.set(start + feature, features[offset + feature]);
                }
                weights[next[0]] = weight;
                labels[next[0]++] = label;
            });
            DMatrix matrix = new DMatrix(dense, Float.NaN);
            if (method == XgboostMethod.RANKING) {
                group(matrix, rows, labels, weights);
            } else {
                matrix.setLabel(labels);
                matrix.setWeight(weights);
            }
            return matrix;
        } finally {
            dense.dispose();
        }
    }

    /** A group has one weight; all rows of a session weigh the same. */
    private static void group(DMatrix matrix, TrainingRows rows, float[] labels, float[] weights) throws XGBoostError {
        int[] groups = rows.sections().stream()
                .mapToInt((CrossSection section) -> section.labelled(rows.target()))
                .filter(size -> size > 0)
                .toArray();
        float[] weightOfGroup = new float[groups.length];
        float[] grades = new float[labels.length];
        int start = 0;
        for (int group = 0; group < groups.length; group++) {
            weightOfGroup[group] = weights[start];
            RelevanceGrades.of(labels, start, start + groups[group], grades);
            start += groups[group];
        }
        matrix.setLabel(grades);
        matrix.setGroup(groups);
        matrix.setWeight(weightOfGroup);
    }
}
