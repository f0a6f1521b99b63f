package io.ballast.model.learning;

import java.nio.charset.StandardCharsets;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.training.TrainedModel;

/** Fitted trees of LightGBM as the library's text; they live outside the heap until closed. */
final class LightGbmModel implements TrainedModel {

    private static final String START = "tree\n";

    private final LGBMBooster booster;
    private final String text;
    private final int width;

    private LightGbmModel(LGBMBooster booster, String text, int width) {
        this.booster = booster;
        this.text = text;
        this.width = width;
    }

    /** The number of threads is taken out of the text, since the trees do not depend on it. */
    static LightGbmModel of(String saved, int width) throws LGBMException {
        String text = saved.replaceFirst("\\[num_threads: \\d+]", "[num_threads: 1]");
        return new LightGbmModel(LGBMBooster.loadModelFromString(text), text, width);
    }

    static LightGbmModel restore(byte[] artifact) {
        String text = new String(artifact, StandardCharsets.UTF_8);
        if (!text.startsWith(START)) {
            throw new IllegalArgumentException(artifact.length + " bytes are no LightGBM model");
        }
        LightGbmLibrary.load();
        try {
            LGBMBooster booster = LGBMBooster.loadModelFromString(text);
            return new LightGbmModel(booster, text, booster.getNumFeature());
        } catch (LGBMException unreadable) {
            throw new IllegalArgumentException(artifact.length + " bytes are no LightGBM model", unreadable);
        }
    }

    @Override
    public double[] predict(CrossSection section) {
        try {
            return booster.predictForMat(
                    section.features(),
                    section.size(),
                    width,
                    true,
                    PredictionType.C_API_PREDICT_NORMAL,
                    "num_threads=1");
        } catch (LGBMException failed) {
            throw new IllegalStateException(
                    "Failed to predict " + section.size() + " rows of " + section.session(), failed);
        }
    }

    @Override
    public byte[] artifact() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            booster.close();
        } catch (LGBMException failed) {
            throw new IllegalStateException("Failed to give the trees back", failed);
        }
    }
}
