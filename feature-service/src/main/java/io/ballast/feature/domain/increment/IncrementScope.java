package io.ballast.feature.domain.increment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.definition.Input;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Security;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.domain.universe.SessionSet;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Which rows changes can reach, by the registry. A changed bar reaches the rows of its symbol from a label before it to
 * the last one, since recursive averages have no end; a changed bar of the benchmark reaches the rows of every symbol as
 * far as features made of it look back. Where the day of a delisting is known, labels end on the last bar before it,
 * wherever that is, so a bar of such a symbol reaches all of its rows. Any closed day may lie within a reach.
 */
final class IncrementScope {
    /** Rows that any feature looks back at most, recursive averages aside. */
    private static final int LONGEST = longest(EnumSet.allOf(Feature.class));

    /** Rows that any feature made of the benchmark looks back at most. */
    private static final int BENCHMARK = longest(Feature.all().stream()
            .filter(feature -> feature.inputs().contains(Input.BENCHMARK))
            .toList());

    private final ExchangeCalendar calendar;
    private final String benchmark;
    private final int closed;
    private final int labelSessions;
    private final SessionRange always;
    private final NavigableMap<String, RowScope> scopes = new TreeMap<>();

    IncrementScope(ExchangeCalendar calendar, TargetSettings targets, String benchmark, ClosedDays closed) {
        this.calendar = calendar;
        this.benchmark = benchmark;
        this.closed = closed.count();
        this.labelSessions = targets.sessionsReached() + this.closed;
        this.always = new SessionRange(0, calendar.size());
    }

    /** Sessions before a row that its values may look back at, the stretch guard's allowance included; closed days are none. */
    static int sessionsBack() {
        return withGuard(LONGEST);
    }

    private static int longest(Collection<Feature> features) {
        return features.stream()
                .mapToInt(feature ->
                        Math.max(feature.reach().rowsBack(), feature.reach().benchmarkRowsBack()))
                .max()
                .orElseThrow();
    }

    private static int withGuard(int rows) {
        return rows + rows / 4;
    }

    /** Rows to be looked at, by symbol. */
    NavigableMap<String, RowScope> of(
            LastBuild last,
            Map<String, Security> now,
            int lastDue,
            List<InputChange> changes,
            int[] benchmarkSessions) {
        Set<String> known = new HashSet<>(last.symbols().keySet());
        known.addAll(now.keySet());
        known.forEach(symbol -> security(last, now.get(symbol), symbol, lastDue));
        for (InputChange change : changes) {
            if (change.symbol().equals(benchmark)) {
                benchmark(change, known, benchmarkSessions);
            } else if (known.contains(change.symbol())) {
                ofSymbol(change, last, now);
            }
        }
        return scopes;
    }

    private void security(LastBuild last, Security now, String symbol, int lastDue) {
        SymbolState state = last.symbols().get(symbol);
        if (state == null || now == null) {
            add(symbol, always, true);
            return;
        }
        Security before = state.security();
        boolean sameLife = Objects.equals(before.listedOn(), now.listedOn())
                && Objects.equals(before.delistedOn(), now.delistedOn())
                && before.lastSession(calendar, last.lastDue()) == now.lastSession(calendar, lastDue);
        if (!sameLife) {
            add(symbol, always, false);
        } else if (!before.memberships().equals(now.memberships())) {
            add(symbol, difference(before.membership(calendar), now.membership(calendar)), false);
        }
    }

    /** From the first session that is in one of the sets only to the last such one; empty if there is none. */
    private static SessionRange difference(SessionSet before, SessionSet now) {
        NavigableSet<Integer> bounds = new TreeSet<>();
        for (SessionSet set : List.of(before, now)) {
            for (SessionRange range : set.ranges()) {
                bounds.add(range.from());
                bounds.add(range.toExclusive());
            }
        }
        SessionRange all = new SessionRange(0, 0);
        for (int start : bounds) {
            Integer end = bounds.higher(start);
            if (end != null && before.contains(start) != now.contains(start)) {
                all = new SessionRange(all.toExclusive() == 0 ? start : all.from(), end);
            }
        }
        return all;
    }

    private void ofSymbol(InputChange change, LastBuild last, Map<String, Security> now) {
        switch (change.kind()) {
            case BAR -> bar(change, last, now.get(change.symbol()));
            case STATEMENT, SHARES ->
                add(change.symbol(), from(ordinal(change.first().plusDays(1))), false);
            // Shares known before it may be as of a day after it.
            case SPLIT -> add(change.symbol(), always, false);
            case DIVIDEND, MEMBERSHIP, LISTING -> {
                // A dividend is in the factors of the bars; the others are found by comparing.
            }
        }
    }

    private void bar(InputChange change, LastBuild last, Security now) {
        SymbolState state = last.symbols().get(change.symbol());
        boolean ended =
                (state != null && state.security().delistedOn() != null) || (now != null && now.delistedOn() != null);
        int first = ended ? 0 : ordinal(change.first()) - labelSessions;
        add(change.symbol(), from(first), true);
    }

    private void benchmark(InputChange change, Set<String> known, int[] sessions) {
        if (change.kind() != InputChange.Kind.BAR) {
            return;
        }
        int first = ordinal(change.first());
        int last = ordinal(change.last());
        int row = Arrays.binarySearch(sessions, last);
        int after = row < 0 ? -row - 1 : row;
        // Rows of the benchmark may have come and gone within the change, and there is no guard on how far they
        // stretch.
        int end = after + BENCHMARK + (last - first + 1);
        int reached = end < sessions.length
                ? Math.max(sessions[end], last + withGuard(BENCHMARK) + closed) + 1
                : calendar.size();
        SessionRange rows = new SessionRange(Math.max(0, first - labelSessions), Math.min(reached, calendar.size()));
        known.forEach(symbol -> add(symbol, rows, false));
    }

    private SessionRange from(int session) {
        return new SessionRange(Math.max(0, session), calendar.size());
    }

    private int ordinal(LocalDate date) {
        return SessionRange.of(calendar, date, null).from();
    }

    private void add(String symbol, SessionRange sessions, boolean ownBars) {
        if (sessions.from() < sessions.toExclusive()) {
            scopes.merge(symbol, new RowScope(sessions, ownBars), RowScope::plus);
        }
    }
}
