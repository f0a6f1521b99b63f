package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * The cells one step brings into the database.
 *
 * @param provider whose bars these are
 * @param asked who was asked for the cells that are absent, in order
 * @param from first date of the step
 * @param to last date of the step, included
 * @param sessions what came, per session
 * @param unsettled sessions of which nothing is settled without a bar: the provider may only be late, or one of several
 *     gave no answer
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
        return with(sessions.stream().map(FetchedSession::withoutEmpty).toList(), unsettled);
    }

    /** The same, nothing of these sessions settled: their absent cells are not among it, and asked for again. */
    FetchedCells leavingOpen(Set<LocalDate> open) {
        return with(
                        sessions.stream()
                                .map(session -> open.contains(session.session()) ? session.withoutEmpty() : session)
                                .toList(),
                        unsettled)
                .unsettling(open);
    }

    /** The same, nothing of these sessions settled. */
    FetchedCells unsettling(Set<LocalDate> open) {
        Set<LocalDate> all = new HashSet<>(unsettled);
        all.addAll(open);
        return with(sessions, all);
    }

    /** The cells of these sessions and symbols only, over their own dates; there must be a session. */
    FetchedCells only(SortedMap<LocalDate, Set<String>> cells) {
        List<FetchedSession> some = sessions.stream()
                .filter(session -> cells.containsKey(session.session()))
                .map(session -> session.only(cells.get(session.session())))
                .toList();
        return new FetchedCells(provider, asked, cells.firstKey(), cells.lastKey(), some, unsettled);
    }

    private FetchedCells with(List<FetchedSession> others, Set<LocalDate> othersUnsettled) {
        return new FetchedCells(provider, asked, from, to, others, othersUnsettled);
    }

    /** The same without bars that another provider's take the place of. */
    FetchedCells without(Map<LocalDate, Set<String>> replaced) {
        List<FetchedSession> rest = sessions.stream()
                .map(session -> session.without(replaced.getOrDefault(session.session(), Set.of())))
                .toList();
        return with(rest, unsettled);
    }

    /** What the next provider gave of the cells that were open. */
    FetchedCells next(String name, List<FetchedSession> filled) {
        List<String> all = new ArrayList<>(asked);
        if (!all.contains(name)) {
            all.add(name);
        }
        return new FetchedCells(name, all, from, to, filled, unsettled);
    }
}
