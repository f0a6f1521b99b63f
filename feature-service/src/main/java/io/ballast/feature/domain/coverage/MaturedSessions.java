package io.ballast.feature.domain.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.ballast.kernel.calendar.PublishSchedule;

/** Which sessions have labels that can be complete. A day that was declared closed is no session a label can end on. */
public final class MaturedSessions {
    private MaturedSessions() {}

    /**
     * Sessions whose labels can be complete.
     *
     * @param sessions one after the other, none left out
     * @param horizon rows the labels look ahead
     * @param schedule when bars are due
     * @param now business time
     * @return those that had so many sessions after them, the last of them due
     */
    public static List<SessionCoverage> of(
            List<SessionCoverage> sessions, int horizon, PublishSchedule schedule, Instant now) {
        List<SessionCoverage> matured = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            int reach = horizon + closed(sessions.subList(i + 1, sessions.size()), horizon);
            if (schedule.isMatured(sessions.get(i).session(), reach, now)) {
                matured.add(sessions.get(i));
            }
        }
        return matured;
    }

    /** Days before the last of so many held sessions that were closed. */
    private static int closed(List<SessionCoverage> after, int horizon) {
        int closed = 0;
        for (int i = 0; i < after.size() && i < horizon + closed; i++) {
            closed += after.get(i).isClosed() ? 1 : 0;
        }
        return closed;
    }
}
