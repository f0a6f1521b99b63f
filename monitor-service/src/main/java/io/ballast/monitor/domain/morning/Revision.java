package io.ballast.monitor.domain.morning;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something of the past that is known differently since the last decision.
 *
 * @param symbol whose
 * @param session which session's bar, or the ex-date of an action
 * @param what {@code bar}, {@code split} or {@code dividend}
 * @param before the close that was known, null for an action
 * @param after the close that is known now, null for an action
 * @param cause why it is known differently
 */
public record Revision(String symbol, LocalDate session, String what, Double before, Double after, String cause) {

    /** By the change of the close; of equal ones by symbol, session and kind. */
    static final Comparator<Revision> FARTHEST_LAST = Comparator.comparingDouble(Revision::size)
            .thenComparing(Revision::symbol, Comparator.reverseOrder())
            .thenComparing(Revision::session, Comparator.reverseOrder())
            .thenComparing(Revision::what, Comparator.reverseOrder());

    /**
     * How much it changed.
     *
     * @return relative change of the close, at least 0; 0 for an action and for a bar whose close is the same
     */
    double size() {
        return before == null || after == null || before == 0 ? 0 : Math.abs(after / before - 1);
    }

    /**
     * This in words.
     *
     * @return a line for people
     */
    public String sentence() {
        String closes = before == null ? "" : ", close " + before + " before and " + after + " now";
        return what + " of " + session + ": " + cause + closes;
    }
}
