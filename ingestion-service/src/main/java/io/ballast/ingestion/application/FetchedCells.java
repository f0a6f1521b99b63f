package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The cells one step brings into the database.
 *
 * @param provider who was asked
 * @param from first date of the step
 * @param to last date of the step, included
 * @param sessions what came, per session
 * @param unsettled sessions whose absent cells are asked for again: the provider may only be late
 */
public record FetchedCells(
        String provider, LocalDate from, LocalDate to, List<FetchedSession> sessions, Set<LocalDate> unsettled) {

    /** Copies the collections. */
    public FetchedCells {
        sessions = List.copyOf(sessions);
        unsettled = Set.copyOf(unsettled);
    }

    /** Wanted cells that were asked for. */
    public long requested() {
        long cells = 0;
        for (FetchedSession session : sessions) {
            cells += session.accepted().size()
                    + session.quarantined().size()
                    + session.empty().size();
        }
        return cells;
    }

    /** Cells without a bar. */
    public long empty() {
        return sessions.stream().mapToLong(session -> session.empty().size()).sum();
    }
}
