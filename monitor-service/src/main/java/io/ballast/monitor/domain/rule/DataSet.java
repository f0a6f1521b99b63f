package io.ballast.monitor.domain.rule;

import java.util.Locale;

/** The data sets whose freshness is watched. */
public enum DataSet {
    /** Bars of the included symbols. */
    BARS,
    /** Rows with features. */
    FEATURES,
    /** Predictions of any model. */
    PREDICTIONS,
    /** Statements not older than the feature definitions allow. */
    FUNDAMENTALS;

    /**
     * Name in metrics, replies and messages.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
