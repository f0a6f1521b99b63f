package io.ballast.monitor.domain.incident;

import java.util.Locale;

/** How far an incident is. */
public enum IncidentState {
    /** Nobody has looked at it. */
    OPEN,
    /** Somebody has. */
    ACKNOWLEDGED,
    /** Every symptom is gone. */
    RESOLVED;

    /**
     * Name in replies.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
