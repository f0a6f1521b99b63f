package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.evaluation.Evaluation;
import io.ballast.model.domain.evaluation.RankedSession;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.fold.WalkForward;

/**
 * Tries some settings of a method on folds within the rows it is given, and fits all of them with the best. Whoever judges
 * it gives it the training rows of a fold, so that the search never sees what it is judged on: an evaluation of it judges
 * the search as well.
 *
 * @param candidates the method with different settings, the configured ones first; the first of equals wins, also where none
 *     could be judged
 * @param inner cuts the given rows; purged and embargoed like the folds that judge
 */
public record SearchingTrainer(List<Trainer> candidates, WalkForward inner) implements Trainer {

    /** Checks that there is a choice, and that all candidates are of one method. */
    public SearchingTrainer {
        candidates = List.copyOf(candidates);
        if (candidates.size() < 2
                || candidates.stream().map(Trainer::name).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "a search needs two or more settings of one method, not " + candidates.size());
        }
    }

    @Override
    public String name() {
        return configured().name();
    }

    /** The configured settings, and how others are tried; which ones won is known of a fit only. */
    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(configured().parameters());
        parameters.put("search.candidates", Integer.toString(candidates.size()));
        parameters.put("search.folds", Integer.toString(inner.folds()));
        return parameters;
    }

    @Override
    public int steps() {
        return candidates.stream().mapToInt(Trainer::steps).sum() * inner.folds() + mostSteps();
    }

    @Override
    public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
        Countdown left = new Countdown(steps(), progress);
        OutOfSample judging = new OutOfSample(inner.over(rows.sections(), rows.target()), rows.target(), rows.width());
        Trainer best = configured();
        double bestIc = Double.NaN;
        for (Trainer candidate : judging.folds().isEmpty() ? List.<Trainer>of() : candidates) {
            double ic = informationCoefficient(judging, candidate, left);
            if (ic > bestIc || Double.isNaN(bestIc) && !Double.isNaN(ic)) {
                best = candidate;
                bestIc = ic;
            }
        }
        TrainedModel model = best.train(rows, left);
        left.finish();
        return new Chosen(model, choices(best, bestIc));
    }

    private static double informationCoefficient(OutOfSample judging, Trainer candidate, TrainingProgress progress) {
        List<RankedSession> judged = new ArrayList<>();
        judging.predict(candidate, progress).forEach(judged::addAll);
        Fold first = judging.folds().get(0);
        return Evaluation.rankIc(judged, judging.target(), first.embargo().horizon())
                .mean();
    }

    private static Map<String, String> choices(Trainer best, double ic) {
        Map<String, String> choices = new TreeMap<>();
        best.parameters().forEach((name, value) -> choices.put("search.best." + name, value));
        choices.put("search.best_ic", Double.toString(ic));
        return choices;
    }

    /** All candidates leave models of the same kind. */
    @Override
    public TrainedModel restore(byte[] artifact) {
        return configured().restore(artifact);
    }

    @Override
    public Trainer around(UnaryOperator<Trainer> wrapping) {
        return new SearchingTrainer(candidates.stream().map(wrapping).toList(), inner);
    }

    private Trainer configured() {
        return candidates.get(0);
    }

    private int mostSteps() {
        return candidates.stream().mapToInt(Trainer::steps).max().orElseThrow();
    }

    /** A model that tells what was chosen for it. */
    private record Chosen(TrainedModel model, Map<String, String> choices) implements TrainedModel {

        @Override
        public double[] predict(CrossSection section) {
            return model.predict(section);
        }

        @Override
        public byte[] artifact() {
            return model.artifact();
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
