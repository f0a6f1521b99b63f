package io.ballast.model.learning;

import java.util.List;
import java.util.Map;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;

import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;

/**
 * Boosted regression trees by LightGBM, which grows the leaf that helps most next; the number of leaves is bound by the
 * depth. Set up as the library's documentation asks for equal results: {@code deterministic} and one way of making
 * histograms, since otherwise a test of their speed picks one.
 */
public final class LightGbmTrainer implements Trainer {

    /** The model's name. */
    public static final String NAME = "lightgbm";

    private final TreeSettings settings;

    /** A trainer with these parameters. */
    public LightGbmTrainer(TreeSettings settings) {
        this.settings = settings;
    }

    /**
     * The method with its own and with drawn parameters, for a small search.
     *
     * @param count how many at most, itself included; at least 1
     * @return itself first
     */
    public List<Trainer> drawn(int count, long seed) {
        return DrawnSettings.boosting(settings, count, seed).stream()
                .<Trainer>map(LightGbmTrainer::new)
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> parameters() {
        return settings.parameters();
    }

    @Override
    public int steps() {
        return TreeSettings.MATRIX_STEPS + settings.rounds();
    }

    @Override
    public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
        TrainingRows used = rows.thinnedTo(settings.maxRows());
        try (LGBMDataset data = data(used);
                LGBMBooster booster = LGBMBooster.create(data, libraryParameters())) {
            progress.stepsDone(TreeSettings.MATRIX_STEPS);
            for (int round = 0; round < settings.rounds(); round++) {
                booster.updateOneIter();
                progress.stepDone();
            }
            String text = booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
            return LightGbmModel.of(text, used.width());
        } catch (LGBMException failed) {
            throw new IllegalStateException("Failed to train " + NAME + " on " + used.count() + " rows", failed);
        }
    }

    @Override
    public TrainedModel restore(byte[] artifact) {
        return LightGbmModel.restore(artifact);
    }

    private LGBMDataset data(TrainingRows rows) throws LGBMException {
        LightGbmLibrary.load();
        int width = rows.width();
        float[] matrix = new float[Math.multiplyExact(rows.count(), width)];
        float[] labels = new float[rows.count()];
        float[] weights = new float[labels.length];
        int[] next = new int[1];
        rows.forEach((features, offset, label, weight) -> {
            System.arraycopy(features, offset, matrix, next[0] * width, width);
            weights[next[0]] = weight;
            labels[next[0]++] = label;
        });
        LGBMDataset data = LGBMDataset.createFromMat(matrix, labels.length, width, true, libraryParameters(), null);
        data.setField("label", labels);
        data.setField("weight", weights);
        return data;
    }

    private String libraryParameters() {
        return String.join(
                " ",
                "objective=regression",
                "max_depth=" + settings.maxDepth(),
                "num_leaves=" + (1 << settings.maxDepth()),
                "learning_rate=" + settings.learningRate(),
                "bagging_fraction=" + settings.subsample(),
                "bagging_freq=1",
                "feature_fraction=" + settings.columnSample(),
                "max_bin=" + settings.maxBins(),
                "seed=" + settings.seed(),
                "num_threads=" + settings.threads(),
                "deterministic=true",
                "force_row_wise=true",
                "verbosity=-1");
    }
}
