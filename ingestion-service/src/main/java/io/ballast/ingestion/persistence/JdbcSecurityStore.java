package io.ballast.ingestion.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.SecurityRecord;
import io.ballast.ingestion.application.SecurityStore;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.application.WantedCells;
import io.ballast.ingestion.application.WantedSecurity;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.ingestion.domain.universe.MembershipHistory;
import io.ballast.ingestion.domain.universe.Survivorship;
import io.ballast.kit.database.Database;

/** The tables {@code security} and {@code membership}. */
@ApplicationScoped
class JdbcSecurityStore implements SecurityStore {

    /** A bar that was put aside is a sign of trading as well. */
    private static final String SILENT = """
            select symbol, coalesce(traded + 1, asked) as silent_from from (
                select member.symbol, greatest(
                           (select bar.session from ingestion.daily_bar as bar
                            where bar.symbol = member.symbol order by bar.session desc limit 1),
                           (select max(cell.session) from ingestion.settled_cell as cell
                            where cell.symbol = member.symbol and cell.reason = 'quarantined')) as traded,
                       (select min(cell.session) from ingestion.settled_cell as cell
                        where cell.symbol = member.symbol) as asked
                from unnest(?::text[]) as member (symbol)) as last
            where exists (
                    select from ingestion.settled_cell as cell
                    where cell.symbol = last.symbol and cell.session <= ?
                      and (last.traded is null or cell.session > last.traded))
              and not exists (
                    select from ingestion.published_sessions as day
                    where day.session > coalesce(last.traded, last.asked) and day.session <= ?
                      and not exists (select from ingestion.settled_cell as cell
                                      where cell.symbol = last.symbol and cell.session = day.session))""";

    private final Database database;
    private final SymbolBook symbols;

    @Inject
    JdbcSecurityStore(Database database, SymbolBook symbols) {
        this.database = database;
        this.symbols = symbols;
    }

    @Override
    public void save(Collection<SecurityRecord> securities, LocalDate decidedOn) {
        if (securities.isEmpty()) {
            return;
        }
        database.with("save the universe", connection -> {
            SecurityRows.merge(connection, securities);
            return MembershipRows.merge(connection, securities, decidedOn);
        });
    }

    @Override
    public Map<String, LocalDate> silentSince(Collection<String> members, LocalDate asOf) {
        Map<String, LocalDate> silent = new TreeMap<>();
        database.query(
                "look for the last bars of who is gone",
                SILENT,
                row -> silent.put(row.getString("symbol"), Database.date(row, "silent_from")),
                members.toArray(String[]::new),
                asOf,
                asOf);
        return silent;
    }

    @Override
    public void delist(Map<String, LocalDate> delistedOn, LocalDate knownOn) {
        delistedOn.forEach((symbol, date) -> {
            database.update(
                    "delist " + symbol, """
                    with delisted as (
                        update ingestion.security set delisted_on = ?, included = false,
                            reason = 'member until its delisting, known since ' || ?::date || '; ' || reason
                        where symbol = ? and included returning symbol, delisted_on as session)
                    """ + ChangeLog.noting(ChangeLog.LISTING, "delisted"), date, knownOn, symbol);
            database.update(
                    "forget memberships of " + symbol + " after its delisting",
                    """
                    with gone as (
                        delete from ingestion.membership where symbol = ? and from_session >= ?
                        returning symbol, from_session as session)
                    """ + ChangeLog.noting(ChangeLog.MEMBERSHIP, "gone"),
                    symbol,
                    date);
            database.update(
                    "end the membership of " + symbol,
                    """
                    with ended as (
                        update ingestion.membership set to_session = ?, left_because = 'delisted'
                        where symbol = ? and to_session is null returning symbol, from_session as session)
                    """ + ChangeLog.noting(ChangeLog.MEMBERSHIP, "ended"),
                    date,
                    symbol);
        });
    }

    @Override
    public WantedCells wanted() {
        long movesBefore = symbols.moves();
        List<WantedSecurity> securities = database.query(
                "read the wanted securities",
                "select symbol, from_session, to_session from ingestion.wanted_security order by symbol",
                row -> new WantedSecurity(
                        row.getString("symbol"),
                        Membership.lifeOf(Database.date(row, "from_session"), Database.date(row, "to_session"))));
        return new WantedCells(securities, movesBefore);
    }

    @Override
    public Map<String, MembershipHistory> memberships() {
        Map<String, List<Membership>> intervals = new TreeMap<>();
        database.query("read the memberships", """
                select symbol, from_session, to_session from ingestion.security
                left join ingestion.membership using (symbol) order by symbol, from_session""", row -> {
            List<Membership> known = intervals.computeIfAbsent(row.getString("symbol"), symbol -> new ArrayList<>());
            LocalDate from = Database.date(row, "from_session");
            return from != null && known.add(new Membership(from, Database.date(row, "to_session")));
        });
        Map<String, MembershipHistory> memberships = new TreeMap<>();
        intervals.forEach((symbol, known) -> memberships.put(symbol, new MembershipHistory(known)));
        return memberships;
    }

    @Override
    public Optional<Survivorship> survivorship() {
        return database.single(
                "judge the survivorship",
                """
                select from_session, to_session, member_years, delistings, delistings_per_year, biased, assumed_share
                from ingestion.published_survivorship""",
                row -> new Survivorship(
                        Database.date(row, "from_session"),
                        Database.date(row, "to_session"),
                        row.getDouble("member_years"),
                        row.getLong("delistings"),
                        row.getDouble("delistings_per_year"),
                        row.getBoolean("biased"),
                        row.getDouble("assumed_share")));
    }

    @Override
    public int includedCount() {
        return database.single(
                        "count the members",
                        "select count(*)::int from ingestion.security where included",
                        row -> row.getInt(1))
                .orElse(0);
    }
}
