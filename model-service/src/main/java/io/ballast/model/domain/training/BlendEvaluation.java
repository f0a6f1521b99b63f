package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.List;

import io.ballast.model.domain.evaluation.InformationCoefficient;
import io.ballast.model.domain.prediction.Blend;

/**
 * Judges the blend of several models. Its weights come from the sessions it would be judged on, so it is judged on the
 * second half of them with the weights of the first half.
 */
public final class BlendEvaluation {

    private BlendEvaluation() {}

    /**
     * The blend's coefficient on the second half of the test sessions.
     *
     * @param holdOut the test sessions
     * @param predictions per model, per test session, a value per row
     */
    public static InformationCoefficient of(HoldOut holdOut, List<List<double[]>> predictions) {
        int sessions = holdOut.split().test().size();
        int half = sessions / 2;
        List<Double> earlier = predictions.stream()
                .map(model -> holdOut.judge(model, 0, half).mean())
                .toList();
        BlendWeights weights = BlendWeights.of(earlier);
        List<double[]> blended = new ArrayList<>(sessions);
        for (int session = 0; session < sessions; session++) {
            int at = session;
            List<double[]> ofSession =
                    predictions.stream().map(model -> model.get(at)).toList();
            blended.add(Blend.of(ofSession, weights.weights()));
        }
        return holdOut.judge(blended, half, sessions);
    }
}
