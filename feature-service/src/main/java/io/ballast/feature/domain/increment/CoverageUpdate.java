package io.ballast.feature.domain.increment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.coverage.CoverageCounter;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.domain.universe.SessionSet;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Counts of all sessions: those of the last build, less what changed rows added to them, plus what they add now. */
final class CoverageUpdate {
    private final ExchangeCalendar calendar;
    private final CoverageCounter counter;

    CoverageUpdate(ExchangeCalendar calendar) {
        this.calendar = calendar;
        this.counter = new CoverageCounter(new SessionRange(0, calendar.size()));
    }

    /** Counts rows of a symbol ({@code by} is 1), or takes them away (-1); without a state there are none. */
    void rows(SymbolState state, List<PublishedRow> rows, int by) {
        if (!rows.isEmpty()) {
            SessionSet expected = expected(state);
            rows.forEach(row -> counter.change(row.session(), expected.contains(row.session()), row.values(), by));
        }
    }

    private SessionSet expected(SymbolState state) {
        return state.security().expected(calendar, state.firstBar());
    }

    /** Takes in by how much the hashes of the rows of sessions differ. */
    void content(Map<Integer, Long> changes) {
        changes.forEach(counter::changeContent);
    }

    /** The counts of all sessions from the first bar on. */
    List<SessionCoverage> finish(
            List<SessionCoverage> before,
            Collection<SymbolState> states,
            Map<String, Set<Integer>> excused,
            int lastSession) {
        int first = states.stream()
                .mapToInt(SymbolState::firstBar)
                .filter(session -> session >= 0)
                .min()
                .orElse(lastSession + 1);
        before.forEach(session -> counter.add(calendar.ordinal(session.session()), session));
        states.forEach(state -> {
            String symbol = state.security().symbol();
            counter.expect(symbol, expected(state), excused.getOrDefault(symbol, Set.of()));
        });
        return counter.finish(calendar).subList(first, lastSession + 1);
    }
}
