package io.ballast.model.domain.target;

import java.util.Locale;

/** What the coverage of the targets allowed. */
public enum SelectionOutcome {
    /** The primary target is covered well enough. */
    PRIMARY,
    /** The primary target is not, the fallback target is. */
    FALLBACK,
    /** Neither is: nothing is trained, and the young champion predicts. */
    CHAMPION,
    /** Neither is, and there is no young champion: the better covered one is taken, and what comes of it deserves no trust without a person's look. */
    DEGRADED;

    /**
     * The outcome of a name.
     *
     * @throws IllegalArgumentException if none is called so
     */
    public static SelectionOutcome of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Whether neither target is covered well enough. */
    public boolean isDegraded() {
        return this == CHAMPION || this == DEGRADED;
    }

    /** The name in interfaces: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
