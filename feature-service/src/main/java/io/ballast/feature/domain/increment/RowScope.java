package io.ballast.feature.domain.increment;

import io.ballast.feature.domain.universe.SessionRange;

/**
 * Rows of a symbol that may differ from what is stored.
 *
 * @param sessions of the rows
 * @param ownBars whether its own bars changed, and so the recursive averages from there on
 */
record RowScope(SessionRange sessions, boolean ownBars) {

    /** What either of two scopes reaches, and what lies between. */
    RowScope plus(RowScope other) {
        return new RowScope(
                new SessionRange(
                        Math.min(sessions.from(), other.sessions.from()),
                        Math.max(sessions.toExclusive(), other.sessions.toExclusive())),
                ownBars || other.ownBars);
    }
}
