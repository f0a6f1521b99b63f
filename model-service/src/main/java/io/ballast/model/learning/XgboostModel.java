package io.ballast.model.learning;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.training.TrainedModel;

/** Fitted trees; they live outside the heap until closed. */
final class XgboostModel implements TrainedModel {

    private static final String FORMAT = "ubj";

    private final Booster booster;
    private final int width;

    XgboostModel(Booster booster, int width) {
        this.booster = booster;
        this.width = width;
    }

    static XgboostModel restore(byte[] artifact) {
        try {
            Booster booster = XGBoost.loadModel(new ByteArrayInputStream(artifact));
            return new XgboostModel(booster, Math.toIntExact(booster.getNumFeature()));
        } catch (XGBoostError | IOException unreadable) {
            throw new IllegalArgumentException(artifact.length + " bytes are no XGBoost model", unreadable);
        }
    }

    @Override
    public double[] predict(CrossSection section) {
        try {
            DMatrix rows = new DMatrix(section.features(), section.size(), width, Float.NaN);
            try {
                float[][] predicted = booster.predict(rows);
                double[] values = new double[predicted.length];
                for (int row = 0; row < values.length; row++) {
                    values[row] = predicted[row][0];
                }
                return values;
            } finally {
                rows.dispose();
            }
        } catch (XGBoostError failed) {
            throw new IllegalStateException(
                    "Failed to predict " + section.size() + " rows of " + section.session(), failed);
        }
    }

    @Override
    public byte[] artifact() {
        try {
            return booster.toByteArray(FORMAT);
        } catch (XGBoostError failed) {
            throw new IllegalStateException("Failed to write the trees as bytes", failed);
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
