package io.ballast.monitor.domain.rule;

import java.util.Arrays;
import java.util.Locale;

import io.ballast.monitor.domain.cause.Stage;

/** What a rule can watch. */
public enum Metric {
    /** Symbols with features on the latest session; the scope may be a segment, as in the next two breadths. */
    SYMBOLS_WITH_FEATURES(Stage.FEATURES),
    /** These over the included symbols, fraction. */
    UNIVERSE_COVERAGE(Stage.FEATURES),
    /** Expected cells of the latest session with most of their features, fraction. */
    FEATURE_COVERAGE(Stage.FEATURES),
    /** Symbols with features over their own median of 20 sessions, fraction. */
    BREADTH_AGAINST_MEDIAN(Stage.FEATURES),
    /** Targets that are there among the expected matured cells, fraction; the scope is the target. */
    TARGET_COVERAGE(Stage.TARGETS),
    /** Due sessions since the last complete one; the scope is the data set. */
    DATA_LAG(Stage.BARS),
    /** 1 if the latest judged training run fell back, else 0. */
    TRAINING_FALLBACK(Stage.TARGETS),
    /** 1 if in the latest judged training run neither target was covered well enough to learn from, else 0. */
    TRAINING_DEGRADED(Stage.TARGETS),
    /** Rank correlation of the predictions with and without the cells that are missing; 1 where none is. */
    DECISION_RANKS(Stage.BARS),
    /** Share of the top decile with these cells that is in the one without them; 1 where none is missing. */
    TOP_DECILE_KEPT(Stage.BARS),
    /** Sessions whose decision is overdue. */
    SESSIONS_UNDECIDED(Stage.DECISION),
    /** Due sessions since the last complete one, without one whose bars may still come. */
    BARS_OVERDUE(Stage.BARS),
    /** Of the last five sessions those without a bar of the benchmark. */
    BENCHMARK_MISSING(Stage.BENCHMARK),
    /** Bars that are those of the session before, most of the last five sessions, as a fraction of the fullest one. */
    REPEATED_BARS(Stage.FIGURES),
    /** Bars of the last five sessions whose price jumped by the ratio of a split nobody announced. */
    SCALE_ERRORS(Stage.FIGURES),
    /** 1 while the event broker does not answer, else 0. */
    BROKER_DOWN(Stage.BROKER),
    /** 1 while the database takes no writes, else 0. */
    DATABASE_READ_ONLY(Stage.DATABASE);

    private final Stage stage;

    Metric(Stage stage) {
        this.stage = stage;
    }

    /**
     * Where in the chain a breach shows.
     *
     * @param scope the rule's scope, which decides for the lag of a data set
     * @return the stage
     */
    public Stage stage(String scope) {
        return this == DATA_LAG ? Stage.of(DataSet.valueOf(scope.toUpperCase(Locale.ROOT))) : stage;
    }

    /**
     * Name in rules and replies.
     *
     * @return kebab case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The metric of a name.
     *
     * @param label kebab case
     * @return the metric
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Metric of(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("metric=" + label + " is not allowed: one of "
                        + Arrays.stream(values()).map(Metric::label).toList() + " is expected"));
    }

    /**
     * Whether it goes to its threshold step by step, so that it can be said when it gets there.
     *
     * @return true for breadth, coverage and lag; the others come and go with single sessions
     */
    public boolean hasTrend() {
        return switch (this) {
            case SYMBOLS_WITH_FEATURES,
                    UNIVERSE_COVERAGE,
                    FEATURE_COVERAGE,
                    BREADTH_AGAINST_MEDIAN,
                    TARGET_COVERAGE,
                    DATA_LAG -> true;
            default -> false;
        };
    }

    /**
     * Whether it tells what missing cells do to the decision.
     *
     * @return true for ranks and top decile
     */
    public boolean isOfDecision() {
        return this == DECISION_RANKS || this == TOP_DECILE_KEPT;
    }

    /** Refuses a scope the metric does not have. */
    void requireScope(String scope) {
        boolean fits =
                switch (this) {
                    case DATA_LAG ->
                        Arrays.stream(DataSet.values())
                                .anyMatch(set -> set.label().equals(scope));
                    case TARGET_COVERAGE ->
                        Arrays.stream(Target.values())
                                .anyMatch(target -> target.column().equals(scope));
                    case SYMBOLS_WITH_FEATURES, UNIVERSE_COVERAGE, BREADTH_AGAINST_MEDIAN ->
                        scope.isEmpty() || Segment.of(scope).isPresent();
                    default -> scope.isEmpty();
                };
        if (!fits) {
            throw new IllegalArgumentException("scope=" + scope + " is not allowed for " + label() + ": "
                    + switch (this) {
                        case DATA_LAG -> "a data set (bars, features, predictions, fundamentals)";
                        case TARGET_COVERAGE -> "a target (fwd_ret, fwd_ret_resid)";
                        case SYMBOLS_WITH_FEATURES, UNIVERSE_COVERAGE, BREADTH_AGAINST_MEDIAN ->
                            "none, sector=NAME or provider=NAME";
                        default -> "none";
                    }
                    + " is expected");
        }
    }
}
