package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.ballast.ingestion.domain.bar.Bar;

/** One provider's bars, put in order by session. */
final class BarsBySession {

    private final Map<LocalDate, List<Bar>> accepted = new TreeMap<>();
    private final Map<LocalDate, List<QuarantinedBar>> quarantined = new TreeMap<>();

    void add(Bar bar) {
        of(bar.session());
        accepted.get(bar.session()).add(bar);
    }

    void add(QuarantinedBar bar) {
        of(bar.session());
        quarantined.get(bar.session()).add(bar);
    }

    boolean isEmpty() {
        return accepted.isEmpty();
    }

    /** As cells of a step; none of them is empty. */
    FetchedCells cells(String provider, List<String> asked, LocalDate from, LocalDate to) {
        List<FetchedSession> sessions = new ArrayList<>();
        accepted.forEach((session, bars) -> {
            List<QuarantinedBar> bad = quarantined.get(session);
            sessions.add(new FetchedSession(session, bars, bad, List.of(), bars.size() + bad.size()));
        });
        return new FetchedCells(provider, asked, from, to, sessions, Set.of());
    }

    private void of(LocalDate session) {
        accepted.computeIfAbsent(session, any -> new ArrayList<>());
        quarantined.computeIfAbsent(session, any -> new ArrayList<>());
    }
}
