package io.ballast.monitor.domain.morning;

import java.util.Locale;

/**
 * What a holder of a name has to know before the open.
 *
 * @param symbol what the name is kept as now
 * @param kind what happened
 * @param detail the same in a sentence, with its cause
 */
public record HeldAlert(String symbol, Kind kind, String detail) {

    /** What may become of a held name. */
    public enum Kind {
        /** The store does not know it. */
        UNKNOWN,
        /** It left the universe since the last session. */
        LEFT_UNIVERSE,
        /** It is not in the universe, and was not before. */
        NOT_A_MEMBER,
        /** It is a member without features: nothing can be predicted of it. */
        NO_DATA,
        /** It trades under another ticker. */
        RENAMED,
        /** It splits or pays a dividend on the next session. */
        ACTION_AHEAD,
        /** Its past is known differently. */
        REVISED,
        /** Its prediction has another place among all. */
        RANK_CHANGED;

        /**
         * Name for people.
         *
         * @return kebab case
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
