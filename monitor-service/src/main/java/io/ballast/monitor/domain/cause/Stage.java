package io.ballast.monitor.domain.cause;

import java.util.Locale;

import io.ballast.monitor.domain.rule.DataSet;

/** The links of the chain, in its order: what fails in one shows in those after it. */
public enum Stage {
    /** The database under everything. */
    DATABASE,
    /** The broker that tells each service of the one before. */
    BROKER,
    /** Bars of the members. */
    BARS,
    /** What the bars that are there say. */
    FIGURES,
    /** Bars of the benchmark. */
    BENCHMARK,
    /** Who is a member. */
    UNIVERSE,
    /** Features of the bars that are there. */
    FEATURES,
    /** Labels to learn from. */
    TARGETS,
    /** Predictions of the latest session. */
    PREDICTIONS,
    /** The decision on a session. */
    DECISION,
    /** Companies' statements, which come on their own. */
    FUNDAMENTALS;

    /**
     * Where the lag of a data set shows.
     *
     * @param dataSet which one
     * @return its stage
     */
    public static Stage of(DataSet dataSet) {
        return switch (dataSet) {
            case BARS -> BARS;
            case FEATURES -> FEATURES;
            case PREDICTIONS -> PREDICTIONS;
            case FUNDAMENTALS -> FUNDAMENTALS;
        };
    }

    /**
     * Name in causes.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
