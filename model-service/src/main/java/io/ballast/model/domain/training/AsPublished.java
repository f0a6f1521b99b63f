package io.ballast.model.domain.training;

import java.util.function.UnaryOperator;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.evaluation.RankedSession;
import io.ballast.model.domain.prediction.BetaNeutral;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;

/**
 * Makes of predictions what is published of them, since that is what has to be judged: predictions of plain returns are
 * published neutral to beta.
 *
 * @param target what is predicted
 * @param features the features of a row, standardised; without a beta among them nothing is taken out
 */
public record AsPublished(Target target, FeatureNames features) implements UnaryOperator<RankedSession> {

    private static final String BETA = "beta_63";

    /** Standardising is linear within a session, so neutral to the standardised beta is neutral to the clipped one. */
    @Override
    public RankedSession apply(RankedSession session) {
        int beta = features.names().indexOf(BETA);
        if (target == TargetDecision.PRIMARY || beta < 0) {
            return session;
        }
        CrossSection section = session.section();
        double[] betas = new double[section.size()];
        for (int row = 0; row < betas.length; row++) {
            betas[row] = section.features()[row * features.size() + beta];
        }
        return new RankedSession(section, BetaNeutral.of(session.predictions(), betas));
    }
}
