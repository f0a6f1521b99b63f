package io.ballast.model.domain.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.target.Target;

/**
 * How good a ranking was out of sample.
 *
 * @param metrics an estimate per metric
 * @param sessions the judged sessions, ascending
 */
public record Evaluation(Map<Metric, Estimate> metrics, List<JudgedSession> sessions) {

    /** Lags of the standard errors in horizons: at three the autocovariances of overlapping labels keep most weight. */
    private static final int LAG_HORIZONS = 3;

    /** Nothing could be judged. */
    public static final Evaluation UNKNOWN = of(List.of(), Target.FWD_RET, new LabelHorizon(1));

    /** Copies the map and checks that no metric is missing. */
    public Evaluation {
        sessions = List.copyOf(sessions);
        metrics = Collections.unmodifiableMap(new EnumMap<>(metrics));
        if (metrics.size() != Metric.values().length) {
            throw new IllegalArgumentException("metrics are missing beside " + metrics.keySet());
        }
    }

    /**
     * Judges rankings by what trading them at the next open would have earned.
     *
     * @param sessions judged sessions, ascending
     * @param target what was predicted
     * @param horizon how far the labels look ahead
     */
    public static Evaluation of(List<RankedSession> sessions, Target target, LabelHorizon horizon) {
        Map<Metric, List<Double>> daily = new EnumMap<>(Metric.class);
        Arrays.stream(Metric.values()).forEach(metric -> daily.put(metric, new ArrayList<>()));
        DelayedReturns returns = new DelayedReturns(sessions, target);
        Tails before = null;
        for (int at = 0; at < sessions.size(); at++) {
            Tails tails = new Tails(sessions.get(at));
            for (Metric metric : Metric.values()) {
                if (metric.isRankIc()) {
                    double[] predictions = sessions.get(at).predictions();
                    daily.get(metric).add(RankCorrelation.spearman(predictions, returns.of(at, metric.delay())));
                }
            }
            daily.get(Metric.DECILE_SPREAD).add(tails.spread(returns.of(at, 0)));
            daily.get(Metric.HIT_RATE).add(HitRate.of(sessions.get(at).predictions(), returns.of(at, 0)));
            daily.get(Metric.TURNOVER).add(before == null ? Double.NaN : tails.turnover(before));
            before = tails;
        }
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        daily.forEach((metric, values) -> metrics.put(metric, estimate(values, horizon)));
        return new Evaluation(metrics, judged(sessions, daily.get(Metric.RANK_IC)));
    }

    private static List<JudgedSession> judged(List<RankedSession> sessions, List<Double> rankIcs) {
        return IntStream.range(0, sessions.size())
                .mapToObj(at -> new JudgedSession(sessions.get(at).section().session(), rankIcs.get(at)))
                .toList();
    }

    /** The rank information coefficient alone, where the other metrics are not wanted. */
    public static Estimate rankIc(List<RankedSession> sessions, Target target, LabelHorizon horizon) {
        return estimate(rankIcs(sessions, target), horizon);
    }

    /** The rank information coefficient of each session in their order; NaN where it cannot be measured. */
    public static List<Double> rankIcs(List<RankedSession> sessions, Target target) {
        return sessions.stream()
                .map(session -> RankCorrelation.spearman(
                        session.predictions(), session.section().executable(target)))
                .toList();
    }

    /** Sums up a figure per session, NaN left out, whose values overlap as far as the labels do. */
    public static Estimate estimate(List<Double> daily, LabelHorizon horizon) {
        return Estimate.of(daily, lags(horizon));
    }

    private static int lags(LabelHorizon horizon) {
        return LAG_HORIZONS * horizon.rows();
    }

    /** One of the metrics. */
    public Estimate of(Metric metric) {
        return metrics.get(metric);
    }

    /** The rank information coefficient. */
    public Estimate ic() {
        return of(Metric.RANK_IC);
    }
}
