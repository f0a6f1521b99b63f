package io.ballast.model.application;

/**
 * Why figures on a stored history look better than the market was.
 *
 * @param survivorship whether the history is one of survivors; null if nobody can tell
 * @param assumedMembership share of the members' days, 0 to 1, on which membership was assumed by figures of a later day;
 *     null if nobody can tell
 */
public record HistoryBias(Boolean survivorship, Double assumedMembership) {

    /** Whether the history is known to be one of survivors. */
    public boolean isOfSurvivors() {
        return Boolean.TRUE.equals(survivorship);
    }

    /** Whether any membership is known to be assumed. */
    public boolean isAssumed() {
        return assumedMembership != null && assumedMembership > 0;
    }
}
