package io.ballast.model.learning;

import org.ejml.data.DMatrixRMaj;

/** Sums of a weighted least squares fit, gathered row by row in a fixed order, so that they are the same bits each time. */
final class NormalEquations {

    private final int width;
    private final double[] products;
    private final double[] labelProducts;
    private final double[] sums;
    private final double[] row;
    private double labelSum;
    private double weightSum;

    NormalEquations(int width) {
        this.width = width;
        this.products = new double[width * width];
        this.labelProducts = new double[width];
        this.sums = new double[width];
        this.row = new double[width];
    }

    int width() {
        return width;
    }

    /** Adds a row; a missing feature counts as 0. */
    void add(float[] features, int offset, float label, float weight) {
        for (int feature = 0; feature < width; feature++) {
            float value = features[offset + feature];
            row[feature] = Float.isNaN(value) ? 0 : value;
            sums[feature] += weight * row[feature];
            labelProducts[feature] += weight * row[feature] * label;
        }
        for (int i = 0; i < width; i++) {
            addProducts(i * width, weight * row[i], i);
        }
        labelSum += weight * label;
        weightSum += weight;
    }

    /** Only the lower triangle: the matrix is symmetric. */
    private void addProducts(int start, double value, int upTo) {
        if (value == 0) {
            return;
        }
        for (int j = 0; j <= upTo; j++) {
            products[start + j] += value * row[j];
        }
    }

    /** Centred products of the features plus lambda on the diagonal. */
    DMatrixRMaj matrix(double lambda) {
        DMatrixRMaj matrix = new DMatrixRMaj(width, width);
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double centred = products[i * width + j] - sums[i] * sums[j] / weightSum;
                matrix.set(i, j, centred);
                matrix.set(j, i, centred);
            }
            matrix.add(i, i, lambda);
        }
        return matrix;
    }

    /** Centred products of features and label. */
    DMatrixRMaj rightSide() {
        DMatrixRMaj side = new DMatrixRMaj(width, 1);
        for (int feature = 0; feature < width; feature++) {
            side.set(feature, 0, labelProducts[feature] - sums[feature] * labelSum / weightSum);
        }
        return side;
    }

    /** What the coefficients leave of the mean label. */
    double intercept(double[] coefficients) {
        double explained = 0;
        for (int feature = 0; feature < width; feature++) {
            explained += coefficients[feature] * sums[feature];
        }
        return (labelSum - explained) / weightSum;
    }
}
