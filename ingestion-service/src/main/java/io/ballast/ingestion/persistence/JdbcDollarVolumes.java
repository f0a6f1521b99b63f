package io.ballast.ingestion.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.DollarVolumes;
import io.ballast.kit.database.Database;

/** The dollar volumes of the table {@code security}, from the table {@code daily_bar}. */
@ApplicationScoped
class JdbcDollarVolumes implements DollarVolumes {

    private final Database database;

    @Inject
    JdbcDollarVolumes(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, LocalDate> withoutProviderAdv() {
        Map<String, LocalDate> symbols = new TreeMap<>();
        database.query(
                "find securities without dollar volume",
                """
                select symbol, delisted_on from ingestion.security join ingestion.wanted_security using (symbol)
                where adv_source is distinct from 'provider'""",
                row -> symbols.put(row.getString("symbol"), Database.date(row, "delisted_on")));
        return symbols;
    }

    @Override
    public boolean computeAdv(String symbol, LocalDate from, LocalDate to, int sessions) {
        return database.update("compute the dollar volume of " + symbol, """
                        update ingestion.security set adv_usd = volume.total / ?, adv_source = 'own-bars'
                        from (select sum(close * volume) as total from ingestion.daily_bar
                              where symbol = ? and session between ? and ?) as volume
                        where security.symbol = ? and volume.total is not null""", sessions, symbol, from, to, symbol) == 1;
    }

    @Override
    public Map<String, Reach> reaches(Collection<String> symbols) {
        Map<String, Reach> reaches = new TreeMap<>();
        database.query(
                "find the first and the last bars",
                """
                select wanted.symbol, earliest.session as first, latest.session as last
                from unnest(?::text[]) as wanted (symbol)
                cross join lateral (select session from ingestion.daily_bar where symbol = wanted.symbol
                                    order by session limit 1) as earliest
                cross join lateral (select session from ingestion.daily_bar where symbol = wanted.symbol
                                    order by session desc limit 1) as latest""",
                row -> reaches.put(
                        row.getString("symbol"), new Reach(Database.date(row, "first"), Database.date(row, "last"))),
                (Object) symbols.toArray(String[]::new));
        return reaches;
    }
}
