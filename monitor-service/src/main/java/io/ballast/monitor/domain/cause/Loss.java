package io.ballast.monitor.domain.cause;

import java.util.Locale;
import java.util.Optional;

import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Target;

/** What a member, or the benchmark, may lack on a session. */
public enum Loss {
    /** Its bar. */
    BARS,
    /** A bar that is not that of the session before. */
    REPEATS,
    /** A price on the scale of those before. */
    SCALES,
    /** The benchmark's bar. */
    BENCHMARK,
    /** Its features. */
    FEATURES,
    /** Its features, though it had some on an earlier session. */
    BREADTH,
    /** Most of its features. */
    VALUES,
    /** Its return ahead. */
    FWD_RET,
    /** Its return ahead less the market's share of it. */
    FWD_RET_RESID,
    /** Its predictions. */
    PREDICTIONS,
    /** Predictions that may be traded on. */
    DECISIONS,
    /** A statement that is not too old. */
    STATEMENTS;

    /** Why a bar is missing of which the absence ledger knows nothing. */
    public static final String NOT_IN_LEDGER = LossCause.NOT_IN_LEDGER.label();

    /**
     * What is lost when a rule is in breach.
     *
     * @param rule any rule
     * @return empty where no cell is lost: the rule watches a server
     */
    public static Optional<Loss> of(Rule rule) {
        return switch (rule.metric()) {
            case SYMBOLS_WITH_FEATURES, UNIVERSE_COVERAGE -> Optional.of(FEATURES);
            case BREADTH_AGAINST_MEDIAN -> Optional.of(BREADTH);
            case FEATURE_COVERAGE -> Optional.of(VALUES);
            case TARGET_COVERAGE -> Optional.of(rule.scope().equals(Target.FWD_RET.column()) ? FWD_RET : FWD_RET_RESID);
            case TRAINING_FALLBACK, TRAINING_DEGRADED -> Optional.of(FWD_RET_RESID);
            case DECISION_RANKS, TOP_DECILE_KEPT -> Optional.of(BARS);
            case DATA_LAG, BARS_OVERDUE -> Optional.of(ofLag(rule));
            case BENCHMARK_MISSING -> Optional.of(BENCHMARK);
            case REPEATED_BARS -> Optional.of(REPEATS);
            case SCALE_ERRORS -> Optional.of(SCALES);
            case SESSIONS_UNDECIDED -> Optional.of(DECISIONS);
            case BROKER_DOWN, DATABASE_READ_ONLY -> Optional.empty();
        };
    }

    private static Loss ofLag(Rule rule) {
        if (rule.metric() == Metric.BARS_OVERDUE) {
            return BARS;
        }
        return switch (rule.metric().stage(rule.scope())) {
            case FEATURES -> FEATURES;
            case PREDICTIONS -> PREDICTIONS;
            case FUNDAMENTALS -> STATEMENTS;
            default -> BARS;
        };
    }

    /**
     * Name in files and replies.
     *
     * @return kebab case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
