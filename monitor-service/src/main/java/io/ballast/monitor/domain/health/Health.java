package io.ballast.monitor.domain.health;

import java.util.Collection;
import java.util.Comparator;

/** How well something is, in rising order of trouble. */
public enum Health {
    /** Nothing to do. */
    HEALTHY,
    /** Works, and will not for long. */
    WARNING,
    /** Does not work, or may lose data. */
    CRITICAL;

    /**
     * The worst of several.
     *
     * @param all any number
     * @return HEALTHY if there is none
     */
    public static Health worst(Collection<Health> all) {
        return all.stream().max(Comparator.naturalOrder()).orElse(HEALTHY);
    }

    /**
     * Judges a figure of which more is worse.
     *
     * @param value the figure
     * @param warning WARNING from here on
     * @param critical CRITICAL from here on, not less than {@code warning}
     * @return HEALTHY below both
     */
    static Health rising(double value, double warning, double critical) {
        if (value >= critical) {
            return CRITICAL;
        }
        return value >= warning ? WARNING : HEALTHY;
    }
}
