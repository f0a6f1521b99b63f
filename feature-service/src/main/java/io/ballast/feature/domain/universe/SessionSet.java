package io.ballast.feature.domain.universe;

import java.util.ArrayList;
import java.util.List;

/**
 * Sessions by calendar ordinal, as ranges.
 *
 * @param ranges ascending, without overlap
 */
public record SessionSet(List<SessionRange> ranges) {
    /** No session at all. */
    public static final SessionSet NONE = new SessionSet(List.of());

    /** Checks the order. */
    public SessionSet {
        ranges = List.copyOf(ranges);
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).from() < ranges.get(i - 1).toExclusive()) {
                throw new IllegalArgumentException(ranges.get(i) + " does not follow " + ranges.get(i - 1));
            }
        }
    }

    /**
     * Whether a session is in it.
     *
     * @param session calendar ordinal
     * @return true if it is
     */
    public boolean contains(int session) {
        for (SessionRange range : ranges) {
            if (range.contains(session)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What it has in common with a range.
     *
     * @param range range
     * @return common sessions
     */
    public SessionSet intersect(SessionRange range) {
        List<SessionRange> common = new ArrayList<>(ranges.size());
        for (SessionRange own : ranges) {
            SessionRange part = own.intersect(range);
            if (part.from() < part.toExclusive()) {
                common.add(part);
            }
        }
        return new SessionSet(common);
    }
}
