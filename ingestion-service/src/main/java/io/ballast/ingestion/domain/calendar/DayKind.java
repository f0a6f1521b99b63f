package io.ballast.ingestion.domain.calendar;

import java.util.Locale;

/** What the exchange does on a day. */
public enum DayKind {
    /** It does not trade. */
    CLOSED,
    /** It trades, and closes before the usual time. */
    EARLY_CLOSE,
    /** It trades as usual. */
    REGULAR;

    /** In lower case with hyphens, as it is shown and stored. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a label. */
    public static DayKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
