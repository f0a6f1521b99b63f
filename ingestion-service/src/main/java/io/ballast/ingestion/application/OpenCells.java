package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.ballast.ingestion.domain.arbitration.Priorities;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.JudgedBars;
import io.ballast.ingestion.domain.bar.RejectedBar;

/**
 * The cells of a step the next provider is asked for: those without a bar, those with bars that cannot be true, and those
 * in which a person believes it more than who gave a bar.
 */
final class OpenCells {

    private final Map<LocalDate, Set<String>> symbols = new HashMap<>();
    private final Set<String> all = new TreeSet<>();

    private OpenCells() {}

    /**
     * What is open for a provider.
     *
     * @param before what the ones before the last gave
     * @param last what the last one gave; its empty cells are nobody's
     */
    static OpenCells of(List<FetchedCells> before, FetchedCells last, String next, Priorities priorities) {
        OpenCells open = new OpenCells();
        last.sessions().forEach(session -> open.add(session.session(), session.empty()));
        List<FetchedCells> given = new ArrayList<>(before);
        given.add(last);
        given.forEach(cells ->
                cells.sessions().forEach(session -> open.add(session.session(), session.quarantinedSymbols())));
        given.forEach(cells -> cells.sessions().forEach(session -> open.settle(session)));
        if (!priorities.isConfiguredOrderOnly()) {
            given.forEach(cells -> open.addOutranked(cells, next, priorities));
        }
        open.symbols.values().forEach(open.all::addAll);
        return open;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The cells, by session, ascending. */
    SortedMap<LocalDate, Set<String>> bySession() {
        SortedMap<LocalDate, Set<String>> cells = new TreeMap<>(symbols);
        cells.values().removeIf(Set::isEmpty);
        return cells;
    }

    /** Whom the provider is asked for. */
    Set<String> symbols() {
        return all;
    }

    /**
     * What the provider gave of these cells; what it gave of others is left out. Cells that stay empty are its own.
     *
     * @param before what the last one gave
     */
    FetchedCells fill(FetchedCells before, String name, BarReply reply, JudgedBars judged) {
        Map<LocalDate, List<Bar>> accepted = new HashMap<>();
        for (Bar bar : judged.accepted()) {
            if (isOpen(bar)) {
                accepted.computeIfAbsent(bar.session(), any -> new ArrayList<>())
                        .add(bar);
            }
        }
        Map<LocalDate, List<QuarantinedBar>> rejected = new HashMap<>();
        for (RejectedBar bad : judged.rejected()) {
            if (isOpen(bad.bar())) {
                rejected.computeIfAbsent(bad.bar().session(), any -> new ArrayList<>())
                        .add(new QuarantinedBar(bad.bar(), bad.reason().code(), name, reply.raw(bad.row())));
            }
        }
        List<FetchedSession> sessions = new ArrayList<>();
        for (FetchedSession session : before.sessions()) {
            sessions.add(session.next(
                    name,
                    accepted.getOrDefault(session.session(), List.of()),
                    rejected.getOrDefault(session.session(), List.of())));
        }
        return before.next(name, sessions);
    }

    /** The cells others gave a bar for that is no longer needed. */
    Map<LocalDate, Set<String>> replacedBy(FetchedCells filled) {
        Map<LocalDate, Set<String>> replaced = new HashMap<>();
        for (FetchedSession session : filled.sessions()) {
            Set<String> given = new HashSet<>();
            session.accepted().forEach(bar -> given.add(bar.symbol()));
            replaced.put(session.session(), given);
        }
        return replaced;
    }

    private void add(LocalDate session, Iterable<String> ofSession) {
        Set<String> open = symbols.computeIfAbsent(session, any -> new HashSet<>());
        ofSession.forEach(open::add);
    }

    private void settle(FetchedSession session) {
        Set<String> open = symbols.get(session.session());
        session.accepted().forEach(bar -> open.remove(bar.symbol()));
    }

    private void addOutranked(FetchedCells cells, String next, Priorities priorities) {
        for (FetchedSession session : cells.sessions()) {
            add(
                    session.session(),
                    session.accepted().stream()
                            .map(Bar::symbol)
                            .filter(symbol -> priorities.outranks(next, cells.provider(), symbol, session.session()))
                            .toList());
        }
    }

    private boolean isOpen(Bar bar) {
        return symbols.getOrDefault(bar.session(), Set.of()).contains(bar.symbol());
    }
}
