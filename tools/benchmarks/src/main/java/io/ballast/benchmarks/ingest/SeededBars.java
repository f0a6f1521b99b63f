package io.ballast.benchmarks.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.FetchedSession;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Bars as a backfill gets them: windows of at most 90 calendar days, newest first, in each session after session with
 * all symbols of the market. Of each session a few wanted symbols have no bar.
 */
final class SeededBars {
    private static final LocalDate END = LocalDate.of(2025, 1, 1);
    private static final int MAX_SYMBOLS = 5000;
    private static final int SESSIONS = 250;
    private static final int WINDOW_DAYS = 90;
    private static final List<String> SILENT = List.of("QUIETA", "QUIETB", "QUIETC", "QUIETD", "QUIETE");
    private static final long SEED = 20241231;

    private SeededBars() {}

    /**
     * The steps of a backfill.
     *
     * @param rows about so many bars, at least 1
     */
    static List<FetchedCells> steps(int rows) {
        int symbols = Math.max(1, Math.min(MAX_SYMBOLS, rows / SESSIONS));
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        int end = calendar.size();
        while (!calendar.session(end - 1).isBefore(END)) {
            end--;
        }
        List<String> names = names(symbols);
        Random random = new Random(SEED);
        List<FetchedCells> steps = new ArrayList<>();
        int first = Math.max(0, end - rows / symbols);
        for (int last = end - 1; last >= first; ) {
            LocalDate to = calendar.session(last);
            List<FetchedSession> sessions = new ArrayList<>();
            while (last >= first && calendar.session(last).isAfter(to.minusDays(WINDOW_DAYS))) {
                sessions.add(session(calendar.session(last--), names, random));
            }
            steps.add(new FetchedCells("polygon", calendar.session(last + 1), to, sessions, Set.of()));
        }
        return steps;
    }

    /** Number of bars in all steps. */
    static long count(List<FetchedCells> steps) {
        return bars(steps).count();
    }

    /** Sum of all closes in cents: two loads with the same sum and number hold the same bars. */
    static long closes(List<FetchedCells> steps) {
        return bars(steps).mapToLong(bar -> Math.round(bar.close() * 100)).sum();
    }

    private static Stream<Bar> bars(List<FetchedCells> steps) {
        return steps.stream().flatMap(step -> step.sessions().stream()).flatMap(session -> session.accepted().stream());
    }

    private static FetchedSession session(LocalDate session, List<String> names, Random random) {
        List<Bar> bars = new ArrayList<>(names.size());
        for (String name : names) {
            double open = Math.round(500 + random.nextDouble() * 20_000) / 100.0;
            double close = Math.round(open * (98 + 4 * random.nextDouble())) / 100.0;
            double high = Math.max(open, close) + random.nextInt(50) / 100.0;
            double low = Math.min(open, close) - random.nextInt(50) / 100.0;
            double vwap = (open + close) / 2;
            bars.add(new Bar(
                    name, session, open, high, low, close, random.nextInt(9_000_000), vwap, random.nextInt(9000)));
        }
        return new FetchedSession(session, bars, List.of(), SILENT, names.size());
    }

    /** Tickers of one to four letters, ascending. */
    private static List<String> names(int count) {
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            StringBuilder name = new StringBuilder();
            for (int rest = i * 7 + 30; rest > 0; rest /= 26) {
                name.insert(0, (char) ('A' + rest % 26));
            }
            names.add(name.toString());
        }
        names.sort(null);
        return names;
    }
}
