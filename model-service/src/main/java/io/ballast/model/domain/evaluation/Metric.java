package io.ballast.model.domain.evaluation;

import java.util.Locale;

/** What a ranking is judged by, session by session. All but the turnover rest on executable returns. */
public enum Metric {
    /** Spearman correlation of predictions and returns, -1 to 1. */
    RANK_IC(0),
    /** The same with the returns of trading one session later: how fast the information decays. */
    RANK_IC_LAG_1(1),
    /** The same, two sessions later. */
    RANK_IC_LAG_2(2),
    /** The same, five sessions later. */
    RANK_IC_LAG_5(5),
    /** The same, ten sessions later. */
    RANK_IC_LAG_10(10),
    /** The same, twenty sessions later. */
    RANK_IC_LAG_20(20),
    /** Mean return of the top tenth less that of the bottom tenth, as a fraction over the label's horizon. */
    DECILE_SPREAD(0),
    /** Share of the top and the bottom tenth that was not in it on the judged session before, 0 to 1. */
    TURNOVER(0),
    /** Share of the rows on the same side of the session's median in prediction and return, 0 to 1; chance gives 0.5. */
    HIT_RATE(0);

    private final int delay;

    Metric(int delay) {
        this.delay = delay;
    }

    /** Sessions by which trading is delayed. */
    int delay() {
        return delay;
    }

    /** What a ranking that foretells nothing has; NaN where that says nothing about its worth. */
    public double chance() {
        return switch (this) {
            case HIT_RATE -> 0.5;
            case TURNOVER -> Double.NaN;
            default -> 0;
        };
    }

    /** Whether it is a rank information coefficient. */
    boolean isRankIc() {
        return ordinal() <= RANK_IC_LAG_20.ordinal();
    }

    /** The name in interfaces: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The metric of a name.
     *
     * @throws IllegalArgumentException if none is called so
     */
    public static Metric of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
