package io.ballast.model.learning;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.training.TrainedModel;

/** Fitted linear model. As bytes: the intercept and the coefficients as big-endian doubles. */
final class RidgeModel implements TrainedModel {

    private final double intercept;
    private final double[] coefficients;

    RidgeModel(double intercept, double[] coefficients) {
        this.intercept = intercept;
        this.coefficients = coefficients.clone();
    }

    static RidgeModel restore(byte[] artifact) {
        if (artifact.length < 2 * Double.BYTES || artifact.length % Double.BYTES != 0) {
            throw new IllegalArgumentException(artifact.length + " bytes are no ridge model");
        }
        DoubleBuffer values = ByteBuffer.wrap(artifact).asDoubleBuffer();
        double intercept = values.get();
        double[] coefficients = new double[values.remaining()];
        values.get(coefficients);
        return new RidgeModel(intercept, coefficients);
    }

    @Override
    public double[] predict(CrossSection section) {
        float[] features = section.features();
        double[] values = new double[section.size()];
        for (int row = 0; row < values.length; row++) {
            double value = intercept;
            for (int feature = 0; feature < coefficients.length; feature++) {
                float x = features[row * coefficients.length + feature];
                value += Float.isNaN(x) ? 0 : coefficients[feature] * x;
            }
            values[row] = value;
        }
        return values;
    }

    @Override
    public byte[] artifact() {
        ByteBuffer bytes = ByteBuffer.allocate((coefficients.length + 1) * Double.BYTES);
        bytes.putDouble(intercept);
        for (double coefficient : coefficients) {
            bytes.putDouble(coefficient);
        }
        return bytes.array();
    }

    @Override
    public void close() {
        // holds nothing outside the heap
    }
}
