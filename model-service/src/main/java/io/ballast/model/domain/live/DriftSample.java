package io.ballast.model.domain.live;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.prediction.SessionPredictions;

/**
 * Sessions as the models saw them and what they answered.
 *
 * @param features the features of a row
 * @param sections prepared sessions, at least one with rows
 * @param predictions what each model predicts for each of these sessions, the models in the same order
 */
public record DriftSample(
        FeatureNames features, List<CrossSection> sections, List<List<SessionPredictions>> predictions) {

    /** Copies the lists and checks that each session has its predictions. */
    public DriftSample {
        sections = List.copyOf(sections);
        predictions = List.copyOf(predictions);
        if (sections.isEmpty() || predictions.size() != sections.size()) {
            throw new IllegalArgumentException(predictions.size() + " sets of predictions for " + sections.size()
                    + " sessions: as many of both, and at least one, expected");
        }
    }

    /**
     * Passes the values of each feature and of each model's predictions, always in the same order. Features of the market are
     * the same for all members, so that they have no distribution to compare; they are left out.
     */
    void forEach(BiConsumer<DriftSubject, double[]> visitor) {
        for (int feature = 0; feature < features.size(); feature++) {
            if (!features.isMarketWide(feature)) {
                visitor.accept(
                        new DriftSubject(
                                DriftSubject.Kind.FEATURE, features.names().get(feature)),
                        ofFeature(feature));
            }
        }
        for (int model = 0; model < predictions.get(0).size(); model++) {
            visitor.accept(
                    new DriftSubject(
                            DriftSubject.Kind.PREDICTION,
                            predictions.get(0).get(model).model()),
                    ofModel(model));
        }
    }

    private double[] ofFeature(int feature) {
        int width = features.size();
        return sections.stream()
                .flatMapToDouble(section -> IntStream.range(0, section.size())
                        .mapToDouble(row -> section.features()[row * width + feature]))
                .toArray();
    }

    private double[] ofModel(int model) {
        return predictions.stream()
                .flatMapToDouble(session -> Arrays.stream(session.get(model).values()))
                .toArray();
    }
}
