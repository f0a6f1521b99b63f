package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import io.ballast.kit.database.Database;

/**
 * Makes one security of two: of one that was renamed, and of what was taken in under its new ticker before anybody told of the
 * rename. Up to that day the first one's rows hold, from then on the second one's.
 */
final class SymbolJoin {

    private static final String RENAMED = "renamed";

    private final Connection connection;

    SymbolJoin(Connection connection) {
        this.connection = connection;
    }

    /**
     * Has the second one's rows make way, so that the first one's can be moved to its symbol.
     *
     * @param first what the first one is kept as
     * @param second what the second one, and then both, are kept as
     * @param on first day of the new ticker
     * @param tables every table with rows of securities
     */
    void join(String first, String second, LocalDate on, List<String> tables) throws SQLException {
        memberships(first, second, on);
        security(first, second);
        Database.update(connection, "delete from ingestion.settled_cell where symbol = ? and session < ?", second, on);
        for (String table : tables) {
            makeWay(table, first, second);
        }
    }

    /** A rename is no leave: the first one's membership goes on with the second one's next one. */
    private void memberships(String first, String second, LocalDate on) throws SQLException {
        Database.update(
                connection, "delete from ingestion.membership where symbol = ? and from_session >= ?", first, on);
        boolean wasMember = Database.update(connection, """
                update ingestion.membership set to_session = ?, left_because = ?
                where symbol = ? and (to_session is null or to_session >= ? or left_because = 'delisted')""", on, RENAMED, first, on) > 0;
        Database.update(
                connection, "delete from ingestion.membership where symbol = ? and to_session <= ?", second, on);
        Database.update(
                connection,
                "update ingestion.membership set from_session = ? where symbol = ? and from_session < ?",
                on,
                second,
                on);
        if (wasMember) {
            Database.update(connection, """
                    with next as (
                        delete from ingestion.membership where symbol = ? and from_session =
                            (select min(from_session) from ingestion.membership where symbol = ?)
                        returning to_session, left_because)
                    update ingestion.membership set
                        to_session = (select to_session from next), left_because = (select left_because from next)
                    where symbol = ? and left_because = ?""", second, second, first, RENAMED);
        }
    }

    /** What is listed now is told by the second one's row; the first one's fills in what that does not know. */
    private void security(String first, String second) throws SQLException {
        Database.update(connection, """
                update ingestion.security as kept set
                    listed_on = coalesce(earlier.listed_on, kept.listed_on),
                    sector = coalesce(kept.sector, earlier.sector), industry = coalesce(kept.industry, earlier.industry),
                    cik = coalesce(kept.cik, earlier.cik),
                    composite_figi = coalesce(kept.composite_figi, earlier.composite_figi),
                    market_cap = coalesce(kept.market_cap, earlier.market_cap),
                    benchmark = kept.benchmark or earlier.benchmark, proxy = kept.proxy or earlier.proxy,
                    included = exists (select from ingestion.membership
                                       where symbol in (kept.symbol, earlier.symbol) and to_session is null)
                from ingestion.security as earlier where kept.symbol = ? and earlier.symbol = ?""", second, first);
        Database.update(connection, "delete from ingestion.security where symbol = ?", first);
    }

    /** Of two rows with the same key the first one's is kept. */
    void makeWay(String table, String first, String second) throws SQLException {
        List<String> key = Database.query(connection, """
                select col.attname from pg_index as key
                join pg_attribute as col on col.attrelid = key.indrelid and col.attnum = any (key.indkey)
                where key.indrelid = ('ingestion.' || ?)::regclass and key.indisprimary""", row -> row.getString(1), table);
        if (key.contains("symbol")) {
            String same = key.stream()
                    .filter(column -> !column.equals("symbol"))
                    .map(column -> " and held." + column + " = moved." + column)
                    .collect(Collectors.joining());
            Database.update(
                    connection,
                    "delete from ingestion." + table + " as held using ingestion." + table
                            + " as moved where held.symbol = ? and moved.symbol = ?" + same,
                    second,
                    first);
        }
    }
}
