package io.ballast.model.domain.target;

import java.util.Locale;

/** What the coverage of the targets allowed. */
public enum SelectionOutcome {
    /** The primary target is covered well enough. */
    PRIMARY,
    /** The primary target is not, the fallback target is. */
    FALLBACK,
    /** Neither is: the better covered one is taken, and what comes of it deserves no trust without a person's look. */
    DEGRADED;

    /** The name in interfaces: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
