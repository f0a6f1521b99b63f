package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cells one step brings into the database.
 *
 * @param provider whose bars these are
 * @param asked who was asked for the cells that are absent, in order
 * @param from first date of the step
 * @param to last date of the step, included
 * @param sessions what came, per session
 * @param unsettled sessions whose absent cells are asked for again: the provider may only be late
 */
public record FetchedCells(
        String provider,
        List<String> asked,
        LocalDate from,
        LocalDate to,
        List<FetchedSession> sessions,
        Set<LocalDate> unsettled) {

    /** What the only provider gave that was asked. */
    public FetchedCells(
            String provider, LocalDate from, LocalDate to, List<FetchedSession> sessions, Set<LocalDate> unsettled) {
        this(provider, List.of(provider), from, to, sessions, unsettled);
    }

    /** Copies the collections. */
    public FetchedCells {
        asked = List.copyOf(asked);
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

    /** The same, its empty cells left to others. */
    FetchedCells withoutEmpty() {
        return new FetchedCells(
                provider,
                asked,
                from,
                to,
                sessions.stream().map(FetchedSession::withoutEmpty).toList(),
                unsettled);
    }

    /** The same without bars that another provider's take the place of. */
    FetchedCells without(Map<LocalDate, Set<String>> replaced) {
        List<FetchedSession> rest = sessions.stream()
                .map(session -> session.without(replaced.getOrDefault(session.session(), Set.of())))
                .toList();
        return new FetchedCells(provider, asked, from, to, rest, unsettled);
    }

    /** What the next provider gave of the cells that were open. */
    FetchedCells next(String name, List<FetchedSession> filled) {
        List<String> all = new ArrayList<>(asked);
        all.add(name);
        return new FetchedCells(name, all, from, to, filled, unsettled);
    }
}
