package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import io.ballast.ingestion.domain.identity.SymbolChange;
import io.ballast.ingestion.domain.identity.SymbolChange.Kind;
import io.ballast.kit.database.Database;

/**
 * Moves the rows of securities that are kept under another symbol from now on, in all tables, and notes them as changed
 * under both. What was stored under a ticker after its first security had ended belongs to the next one and stays, as do actions and
 * declarations of those days. Where the
 * new symbol is that of a security already, both are {@linkplain SymbolJoin joined}. That nothing was found under a ticker
 * that names nobody any more tells nothing, and is forgotten.
 */
final class SymbolMove {

    /** Rows wait under such a name, which no ticker begins with, so that two securities can swap theirs. */
    private static final String ON_THE_MOVE = "~";

    /** Every table with rows of a security, also of those that come later; what a run touched, and what an operation heard, is told as it was. */
    private static final String TABLES = """
            select tab.relname as name,
                   (select col.attname from pg_attribute as col where col.attrelid = tab.oid
                      and (col.attname in ('session', 'ex_date')
                           or col.attname = 'from_session' and tab.relname <> 'membership')) as dated_by
            from pg_class as tab
            join pg_namespace as schema on schema.oid = tab.relnamespace
            join pg_attribute as col on col.attrelid = tab.oid and col.attname = 'symbol' and not col.attisdropped
            where schema.nspname = 'ingestion' and tab.relkind in ('r', 'p') and not tab.relispartition
              and tab.relname not in ('run_symbol', 'heard_detail', 'heard_filing')
            order by tab.relname""";

    private static final String NOTE = """
            insert into ingestion.change_log (kind, session, symbols)
            select kind, session, array[?, ?] from (
                select '%s' as kind, session from ingestion.daily_bar where symbol = ?
                union select kind, ex_date from ingestion.corporate_action where symbol = ?
                union select '%s', filing_date from ingestion.fundamental where symbol = ?
                union select '%s', known_on from ingestion.shares_outstanding where symbol = ?
                union select '%s', from_session from ingestion.membership where symbol = ?
                union select '%s', day from ingestion.security, unnest(array[listed_on, delisted_on]) as day
                    where symbol = ? and day is not null) as moved""".formatted(
                    ChangeLog.BAR, ChangeLog.STATEMENT, ChangeLog.SHARES, ChangeLog.MEMBERSHIP, ChangeLog.LISTING);

    private final Connection connection;
    private final List<Table> tables;

    /** Rows of it belong to days by a column; null if they belong to the security as a whole. */
    private record Table(String name, String datedBy) {

        /** Whether its rows are declarations about days from one to another. */
        boolean hasSpans() {
            return "from_session".equals(datedBy);
        }

        /** Whether nothing but its rows tells whom they belong to, so that none may be left behind. */
        boolean isTold() {
            return hasSpans() || "ex_date".equals(datedBy);
        }
    }

    SymbolMove(Connection connection) throws SQLException {
        this.connection = connection;
        this.tables =
                Database.query(connection, TABLES, row -> new Table(row.getString("name"), row.getString("dated_by")));
    }

    /** Moves all of them at once. */
    void all(List<SymbolChange> changes) throws SQLException {
        for (SymbolChange change : changes) {
            for (Table table : tables) {
                cut(table, change);
                move(table, change.ticker(), ON_THE_MOVE + change.symbol(), change.changedOn());
            }
        }
        for (SymbolChange change : changes) {
            if (change.kind() == Kind.RENAMED && isKept(change.symbol())) {
                new SymbolJoin(connection)
                        .join(
                                ON_THE_MOVE + change.symbol(),
                                change.symbol(),
                                change.changedOn(),
                                tables.stream().map(Table::name).toList());
            }
            for (Table table : tables) {
                move(table, ON_THE_MOVE + change.symbol(), change.symbol(), change.changedOn());
            }
            if (change.kind() == Kind.RETIRED) {
                end(change);
            }
            note(change);
        }
        for (SymbolChange change : changes) {
            if (!isKept(change.ticker())) {
                if (change.kind() == Kind.RENAMED) {
                    followRest(change);
                }
                Database.update(connection, "delete from ingestion.settled_cell where symbol = ?", change.ticker());
            }
        }
    }

    private boolean isKept(String symbol) throws SQLException {
        return !Database.query(connection, "select from ingestion.security where symbol = ?", row -> true, symbol)
                .isEmpty();
    }

    /** What is declared of days before and after is declared of both securities. */
    private void cut(Table table, SymbolChange change) throws SQLException {
        if (!table.hasSpans()) {
            return;
        }
        String across = " where symbol = ? and from_session < ? and (to_session is null or to_session > ?)";
        Database.update(
                connection,
                "insert into ingestion." + table.name()
                        + " select (jsonb_populate_record(held, jsonb_build_object('from_session', ?::date))).*"
                        + " from ingestion." + table.name() + " as held" + across + " on conflict do nothing",
                change.changedOn(),
                change.ticker(),
                change.changedOn(),
                change.changedOn());
        Database.update(
                connection,
                "update ingestion." + table.name() + " set to_session = ?" + across,
                change.changedOn(),
                change.ticker(),
                change.changedOn(),
                change.changedOn());
    }

    /** The ticker names nobody any more: what was told under it after the rename, before that was known, was told of the same one. */
    private void followRest(SymbolChange change) throws SQLException {
        SymbolJoin join = new SymbolJoin(connection);
        for (Table table : tables) {
            if (table.isTold()) {
                join.makeWay(table.name(), change.ticker(), change.symbol());
                Database.update(
                        connection,
                        "update ingestion." + table.name() + " set symbol = ? where symbol = ?",
                        change.symbol(),
                        change.ticker());
            }
        }
    }

    private void move(Table table, String from, String to, LocalDate changedOn) throws SQLException {
        String sql = "update ingestion." + table.name() + " set symbol = ? where symbol = ?";
        if (table.datedBy() != null) {
            Database.update(connection, sql + " and " + table.datedBy() + " < ?", to, from, changedOn);
        } else {
            Database.update(connection, sql, to, from);
        }
    }

    private void end(SymbolChange retired) throws SQLException {
        Database.update(connection, """
                update ingestion.security set delisted_on = ?, included = false,
                    reason = 'its ticker went to another security; ' || reason
                where symbol = ? and delisted_on is null""", retired.changedOn(), retired.symbol());
        Database.update(
                connection,
                "delete from ingestion.membership where symbol = ? and from_session >= ?",
                retired.symbol(),
                retired.changedOn());
        Database.update(connection, """
                update ingestion.membership set to_session = ?, left_because = 'its ticker went to another security'
                where symbol = ? and to_session is null""", retired.changedOn(), retired.symbol());
    }

    private void note(SymbolChange change) throws SQLException {
        String symbol = change.symbol();
        Database.update(connection, NOTE, change.ticker(), symbol, symbol, symbol, symbol, symbol, symbol, symbol);
    }
}
