package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.postgresql.PGConnection;

import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.FetchedSession;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.database.Database;

/**
 * What fetched bars change in the database: found by reading what is stored of the window and comparing here, which
 * leaves unchanged rows untouched. An upsert would lock, and so rewrite, each of them.
 *
 * @param fresh bars of cells that have none, in the order of the table's key: neighbours in the index are then written one
 *     after the other, and a symbol's bars of a step lie together
 * @param changed bars whose values differ from the stored ones
 */
record BarChanges(List<Bar> fresh, List<Bar> changed) {

    /** Up to so many symbols are looked up by name; for more the whole window is read. */
    private static final int FEW_SYMBOLS = 50;

    /** Cells whose bar is still the one that was released. */
    private static final String RELEASED = """
            select symbol, session
            from ingestion.quarantined_bar as held
            join ingestion.daily_bar as bar using (symbol, session)
            where held.state = 'released' and held.provider <> ? and held.session = any (?::date[])
              and bar.provider = held.provider
              and (bar.open, bar.high, bar.low, bar.close, bar.volume)
                  = (held.open, held.high, held.low, held.close, held.volume)""";

    private static final Comparator<Bar> BY_KEY =
            Comparator.comparing(Bar::symbol).thenComparing(Bar::session);

    /** Compares with what is stored; nobody else may store meanwhile. */
    static BarChanges find(Connection connection, FetchedCells cells) throws SQLException {
        Map<LocalDate, Map<String, Bar>> unseen = bySession(cells);
        if (unseen.isEmpty()) {
            return new BarChanges(List.of(), List.of());
        }
        List<Bar> changed = new ArrayList<>();
        try (BinaryCopyReader stored = new BinaryCopyReader(connection, query(connection, unseen))) {
            LocalDate session = LocalDate.EPOCH;
            while (stored.nextRow()) {
                String symbol = stored.text();
                int epochDay = stored.epochDay();
                session = session.toEpochDay() == epochDay ? session : LocalDate.ofEpochDay(epochDay);
                Map<String, Bar> ofSession = unseen.get(session);
                Bar bar = ofSession == null ? null : ofSession.remove(symbol);
                if (bar != null && differs(bar, stored)) {
                    changed.add(bar);
                }
            }
        }
        List<Bar> fresh = new ArrayList<>();
        unseen.values().forEach(ofSession -> fresh.addAll(ofSession.values()));
        fresh.sort(BY_KEY);
        return new BarChanges(fresh, changed);
    }

    /**
     * The same without versions that lost against another provider's: they are no corrections. Another version of the same
     * provider is one, about which the next comparison decides.
     */
    BarChanges withoutLosers(Connection connection, String provider) throws SQLException {
        if (changed.isEmpty()) {
            return this;
        }
        Set<Bar> losers = new HashSet<>(Database.query(
                connection,
                "select * from ingestion.provider_difference where lost = ? and session = any(?::date[])",
                BarRows::bar,
                provider,
                sessionsOfChanged()));
        return new BarChanges(
                fresh, changed.stream().filter(bar -> !losers.contains(bar)).toList());
    }

    /**
     * The same without bars of cells that hold what a person released of another provider: only a valid bar of that provider,
     * or a person, replaces it.
     */
    BarChanges withoutOverruled(Connection connection, String provider) throws SQLException {
        if (changed.isEmpty()) {
            return this;
        }
        Set<Cell> released = new HashSet<>(Database.query(
                connection,
                RELEASED,
                row -> new Cell(row.getString("symbol"), Database.date(row, "session")),
                provider,
                sessionsOfChanged()));
        return new BarChanges(
                fresh,
                changed.stream()
                        .filter(bar -> !released.contains(new Cell(bar.symbol(), bar.session())))
                        .toList());
    }

    private record Cell(String symbol, LocalDate session) {}

    private String[] sessionsOfChanged() {
        return changed.stream().map(bar -> bar.session().toString()).distinct().toArray(String[]::new);
    }

    /** The sessions with a new or changed bar, each with its symbols. */
    Map<LocalDate, List<String>> symbolsBySession() {
        Map<LocalDate, List<String>> symbols = new TreeMap<>();
        for (List<Bar> bars : List.of(fresh, changed)) {
            for (Bar bar : bars) {
                symbols.computeIfAbsent(bar.session(), session -> new ArrayList<>())
                        .add(bar.symbol());
            }
        }
        return symbols;
    }

    /** The symbols with a new or changed bar. */
    Set<String> symbols() {
        Set<String> symbols = new TreeSet<>();
        fresh.forEach(bar -> symbols.add(bar.symbol()));
        changed.forEach(bar -> symbols.add(bar.symbol()));
        return symbols;
    }

    private static Map<LocalDate, Map<String, Bar>> bySession(FetchedCells cells) {
        Map<LocalDate, Map<String, Bar>> bars = new HashMap<>();
        for (FetchedSession session : cells.sessions()) {
            if (!session.accepted().isEmpty()) {
                Map<String, Bar> ofSession = bars.computeIfAbsent(
                        session.session(),
                        date -> new LinkedHashMap<>(session.accepted().size() * 2));
                session.accepted().forEach(bar -> ofSession.put(bar.symbol(), bar));
            }
        }
        return bars;
    }

    private static String query(Connection connection, Map<LocalDate, Map<String, Bar>> bars) throws SQLException {
        TreeSet<LocalDate> sessions = new TreeSet<>(bars.keySet());
        Set<String> symbols = new TreeSet<>();
        bars.values().forEach(ofSession -> symbols.addAll(ofSession.keySet()));
        String sql = """
                copy (select symbol, session, open, high, low, close, volume, vwap, trade_count
                      from ingestion.daily_bar where session between '%s' and '%s'%s) to stdout (format binary)""";
        return sql.formatted(sessions.first(), sessions.last(), among(connection, symbols));
    }

    private static String among(Connection connection, Set<String> symbols) throws SQLException {
        if (symbols.size() > FEW_SYMBOLS) {
            return "";
        }
        List<String> literals = new ArrayList<>();
        for (String symbol : symbols) {
            literals.add("'" + connection.unwrap(PGConnection.class).escapeLiteral(symbol) + "'");
        }
        return " and symbol in (" + String.join(", ", literals) + ")";
    }

    /** Reads the values of the current row and compares them; all are read in any case. */
    private static boolean differs(Bar bar, BinaryCopyReader stored) {
        boolean same = equal(bar.open(), stored.float8())
                & equal(bar.high(), stored.float8())
                & equal(bar.low(), stored.float8())
                & equal(bar.close(), stored.float8())
                & equal(bar.volume(), stored.float8())
                & equal(bar.vwap(), stored.float8());
        long count = stored.int8();
        return !same || bar.tradeCount() != (stored.wasNull() ? Bar.UNKNOWN_COUNT : count);
    }

    private static boolean equal(double one, double other) {
        return one == other || Double.isNaN(one) && Double.isNaN(other);
    }
}
