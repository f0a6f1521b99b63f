package io.ballast.ingestion.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.application.SymbolsMovedException;
import io.ballast.ingestion.domain.identity.NamedSecurity;
import io.ballast.ingestion.domain.identity.SymbolChange;
import io.ballast.ingestion.domain.identity.Tickers;
import io.ballast.kit.database.Database;

/** The table {@code symbol_change}, and through {@link SymbolMove} the symbols of all others. */
@ApplicationScoped
class JdbcSymbolBook implements SymbolBook {

    private final Database database;

    @Inject
    JdbcSymbolBook(Database database) {
        this.database = database;
    }

    @Override
    public List<NamedSecurity> known() {
        return database.query(
                "read the known securities",
                """
                select symbol, composite_figi, cik, delisted_on,
                       (select bar.session from ingestion.daily_bar as bar
                        where bar.symbol = security.symbol order by bar.session limit 1) as first_bar,
                       (select bar.session from ingestion.daily_bar as bar
                        where bar.symbol = security.symbol order by bar.session desc limit 1) as last_bar
                from ingestion.security order by symbol""",
                row -> new NamedSecurity(
                        row.getString("symbol"),
                        row.getString("composite_figi"),
                        row.getString("cik"),
                        Database.date(row, "delisted_on"),
                        Database.date(row, "first_bar"),
                        Database.date(row, "last_bar")));
    }

    @Override
    public Map<String, LocalDate> silences(Collection<String> symbols, LocalDate asOf, int days) {
        Map<String, LocalDate> silences = new TreeMap<>();
        database.query(
                "look for silences",
                """
                select distinct on (symbol) symbol, session + 1 as silent_from from (
                    select symbol, session, lead(session, 1, ?) over (partition by symbol order by session) as next
                    from ingestion.daily_bar where symbol = any (?)) as bar
                where next - session > ? order by symbol, session desc""",
                row -> silences.put(row.getString("symbol"), Database.date(row, "silent_from")),
                asOf,
                symbols.toArray(String[]::new),
                days);
        return silences;
    }

    @Override
    public Tickers tickers() {
        return new Tickers(database.query(
                "read the changes of symbols",
                "select ticker, changed_on, symbol, kind from ingestion.symbol_change order by ticker, changed_on",
                row -> new SymbolChange(
                        row.getString("ticker"),
                        Database.date(row, "changed_on"),
                        row.getString("symbol"),
                        SymbolChange.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        false)));
    }

    @Override
    public Optional<String> keptAs(String symbol) {
        return database.single("look for " + symbol, """
                select symbol from (
                    select symbol, date 'infinity' as until from ingestion.security where symbol = ?
                    union all select symbol, changed_on from ingestion.symbol_change where ticker = ?) as named
                order by until desc limit 1""", row -> row.getString(1), symbol, symbol);
    }

    @Override
    public long moves() {
        return database.single(
                        "count the moves of symbols",
                        "select moves from ingestion.symbol_moves",
                        row -> row.getLong("moves"))
                .orElseThrow();
    }

    @Override
    public void requireUnmoved(long moves) {
        long now = database.single(
                        "hold renames off",
                        "select moves from ingestion.symbol_moves for share",
                        row -> row.getLong("moves"))
                .orElseThrow();
        if (now != moves) {
            throw new SymbolsMovedException();
        }
    }

    @Override
    public void apply(Collection<SymbolChange> changes, long moves) {
        List<SymbolChange> relabelled =
                changes.stream().filter(SymbolChange::relabels).toList();
        if (!relabelled.isEmpty()) {
            int counted = database.update(
                    "count the moves of symbols",
                    "update ingestion.symbol_moves set moves = moves + 1 where moves = ?",
                    moves);
            if (counted == 0) {
                throw new SymbolsMovedException();
            }
            database.with("follow changes of symbols", connection -> {
                new SymbolMove(connection).all(relabelled);
                return null;
            });
        }
        for (SymbolChange change : changes) {
            database.update(
                    "note that " + change.ticker() + " is now " + change.symbol(),
                    """
                    insert into ingestion.symbol_change (ticker, changed_on, symbol, kind) values (?, ?, ?, ?)
                    on conflict (ticker, changed_on) do nothing""",
                    change.ticker(),
                    change.changedOn(),
                    change.symbol(),
                    change.kind().name().toLowerCase(Locale.ROOT));
        }
    }
}
