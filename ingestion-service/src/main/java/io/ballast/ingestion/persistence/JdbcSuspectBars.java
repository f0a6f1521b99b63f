package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.SuspectBars;
import io.ballast.ingestion.domain.suspect.Finding;
import io.ballast.ingestion.domain.suspect.FindingKind;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.kit.database.Database;

/** The table {@code suspect_bar}. */
@ApplicationScoped
class JdbcSuspectBars implements SuspectBars {

    private static final String CHOSEN = """
            from ingestion.suspect_bar
            where (?::text is null or symbol = ?) and (?::text is null or kind = ?)
              and session between coalesce(?, date '-infinity') and coalesce(?, date 'infinity')""";

    private final Database database;

    @Inject
    JdbcSuspectBars(Database database) {
        this.database = database;
    }

    @Override
    public List<Integer> yearsTouchedBy(String runId) {
        return database.query("find the years of the run " + runId, """
                select distinct extract(year from day)::int + next as year
                from (select session as day from ingestion.run_session where run_id = ?
                      union all
                      select range_from from ingestion.run_ledger where run_id = ? and range_from is not null) as touched
                cross join generate_series(0, 1) as next order by year""", row -> row.getInt("year"), runId, runId);
    }

    @Override
    public void read(String runId, int firstYear, int lastYear, Visitor visitor) {
        database.with("read the bars of " + firstYear + ".." + lastYear, connection -> {
            noteSymbols(connection, runId);
            String sql = """
                    copy (select symbol, session, open, high, low, close, volume, price_factor, split_factor
                          from ingestion.daily_bar join pg_temp.scanned_symbol using (symbol)
                          where session >= date '%d-01-01' and session < date '%d-01-01'
                          order by symbol, session) to stdout (format binary)""".formatted(firstYear, lastYear + 1);
            try (BinaryCopyReader rows = new BinaryCopyReader(connection, sql)) {
                while (rows.nextRow()) {
                    visitor.next(BarCopy.read(rows), rows.float8(), rows.float8());
                }
            }
            return null;
        });
    }

    private static void noteSymbols(Connection connection, String runId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists scanned_symbol (symbol text primary key)"
                    + " on commit delete rows");
        }
        Database.update(
                connection,
                "insert into pg_temp.scanned_symbol select symbol from ingestion.run_symbol where run_id = ?"
                        + " on conflict do nothing",
                runId);
    }

    @Override
    public void replace(String runId, int year, List<Finding> findings) {
        database.with("replace the findings of " + year, connection -> {
            Database.update(connection, """
                    delete from ingestion.suspect_bar as known using ingestion.run_symbol as touched
                    where touched.run_id = ? and known.symbol = touched.symbol
                      and extract(year from known.session) = ?""", runId, year);
            copy(connection, findings);
            return null;
        });
    }

    private static void copy(Connection connection, List<Finding> findings) throws SQLException {
        String sql = "copy ingestion.suspect_bar (symbol, session, kind, observed, threshold, detail)"
                + " from stdin (format binary)";
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (Finding finding : findings) {
                copy.startRow(6);
                copy.text(finding.symbol());
                copy.date(finding.session());
                copy.text(finding.kind().code());
                copy.float8(finding.observed());
                copy.float8(finding.threshold());
                copy.text(finding.detail());
            }
            copy.finish();
        }
    }

    @Override
    public Map<String, Long> counts(Filter filter) {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.query(
                "count the findings",
                "select kind, count(*) as findings " + CHOSEN + " group by kind order by kind",
                row -> counts.put(row.getString("kind"), row.getLong("findings")),
                parameters(filter));
        return counts;
    }

    @Override
    public List<Finding> findings(Filter filter, int limit) {
        return database.query(
                "read the findings",
                "select * " + CHOSEN + " order by session desc, symbol, kind limit " + limit,
                JdbcSuspectBars::finding,
                parameters(filter));
    }

    private static Object[] parameters(Filter filter) {
        String kind = filter.kind() == null ? null : filter.kind().code();
        return new Object[] {filter.symbol(), filter.symbol(), kind, kind, filter.from(), filter.to()};
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getString("symbol"),
                Database.date(row, "session"),
                FindingKind.of(row.getString("kind")).orElseThrow(),
                row.getDouble("observed"),
                row.getDouble("threshold"),
                row.getString("detail"));
    }
}
