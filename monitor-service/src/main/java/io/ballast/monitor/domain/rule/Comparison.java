package io.ballast.monitor.domain.rule;

import java.util.Locale;

/** On which side of its threshold a value breaches it. A value on the threshold does not. */
public enum Comparison {
    /** Below is bad. */
    BELOW,
    /** Above is bad. */
    ABOVE;

    /**
     * Whether a value breaches.
     *
     * @param value measured, finite
     * @param threshold compared with, finite
     * @return true on the bad side
     */
    public boolean breaches(double value, double threshold) {
        return this == BELOW ? value < threshold : value > threshold;
    }

    /**
     * The threshold a value must not breach for a breach to be over.
     *
     * @param threshold the rule's threshold
     * @param hysteresis at least 0
     * @return the threshold moved towards the good side
     */
    public double clearing(double threshold, double hysteresis) {
        return this == BELOW ? threshold + hysteresis : threshold - hysteresis;
    }

    /**
     * Name in rules and replies.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
