package io.ballast.model.domain.live;

import java.util.List;
import java.util.Locale;

import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.evaluation.Estimate;
import io.ballast.model.domain.evaluation.Evaluation;
import io.ballast.model.domain.evaluation.RankCorrelation;

/**
 * What the evaluation of a model promised, and what its published predictions earned.
 *
 * @param promised mean of the promised information coefficients over the sessions with an outcome; NaN if there are none
 * @param realised rank information coefficient of what was published, over the same sessions
 */
public record Promise(double promised, Estimate realised) {

    /** What can be said of a promise. */
    public enum Verdict {
        /** Too few sessions have an outcome, or nothing was promised. */
        TOO_EARLY,
        /** The promise lies within or below the interval of what came. */
        KEPT,
        /** What came is below the promise by more than chance explains. */
        BROKEN;

        /** The name in interfaces: lower case with dashes. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Compares.
     *
     * @param sessions published sessions, ascending
     * @param horizon how far the labels look ahead
     */
    public static Promise of(List<PublishedSession> sessions, LabelHorizon horizon) {
        List<PublishedSession> mature = sessions.stream()
                .filter(session -> !Double.isNaN(realisedIc(session)) && !Double.isNaN(session.promisedIc()))
                .toList();
        return new Promise(
                mature.stream()
                        .mapToDouble(PublishedSession::promisedIc)
                        .average()
                        .orElse(Double.NaN),
                Evaluation.estimate(mature.stream().map(Promise::realisedIc).toList(), horizon));
    }

    /** Rank information coefficient of one session; NaN while too few outcomes are known. */
    public static double realisedIc(PublishedSession session) {
        return RankCorrelation.spearman(session.predictions(), session.earned());
    }

    /** What can be said. */
    public Verdict verdict() {
        if (Double.isNaN(promised) || Double.isNaN(realised.high())) {
            return Verdict.TOO_EARLY;
        }
        return realised.high() < promised ? Verdict.BROKEN : Verdict.KEPT;
    }
}
