package io.ballast.benchmarks.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.ballast.benchmarks.ServerTime;
import io.ballast.kit.config.ServiceName;
import io.ballast.kit.database.MigrateMain;
import io.ballast.servers.LocalPostgres;

/** The damaged store in a PostgreSQL server of its own, under the services' real schemas; deleted when closed. */
final class StoredBars implements AutoCloseable {
    private static final String SECRET = "benchmark";
    private static final List<String> SERVICES = List.of("ingestion", "feature", "model", "monitor");
    private static final String BARS = "ingestion.daily_bar";
    private static final String SERIES = "select generate_series(1, %d) as n";

    private final LocalPostgres server;

    private StoredBars(LocalPostgres server) {
        this.server = server;
    }

    static StoredBars of(Damaged market) throws IOException, InterruptedException, SQLException {
        StoredBars stored = new StoredBars(
                LocalPostgres.start(LocalPostgres.Options.defaults().setting("max_wal_size", "8GB")));
        for (String service : SERVICES) {
            MigrateMain.migrate(
                    variable -> variable.equals("DATABASE_URL") ? stored.server.ownerUrl() : SECRET,
                    new ServiceName(service));
        }
        stored.fill(market);
        return stored;
    }

    private void fill(Damaged market) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'America/New_York'");
            statement.execute("set synchronous_commit = off");
            statement.execute("create temporary table sessions as select row_number() over (order by day) as n,"
                    + " day::date as session from generate_series(date '2014-01-02', date '2040-01-01', '1 day') as day"
                    + " where extract(isodow from day) < 6 order by day limit " + market.sessions());
            statement.execute("insert into ingestion.exchange_session select session, session + interval '18 hours'"
                    + " from sessions");
            statement.execute("insert into ingestion.ledger_span (from_session, clock_controlled)"
                    + " values ('2014-01-01', false)");
            statement.execute("insert into ingestion.security (symbol, listed_on, included, benchmark, proxy, reason)"
                    + " select 'S' || lpad(n::text, 5, '0'), date '2010-01-04', true, false, false, 'seeded' from ("
                    + SERIES.formatted(market.symbols()) + ") as s");
            statement.execute("insert into ingestion.membership (symbol, from_session, decided_on, joined_because)"
                    + " select symbol, '2014-01-01', '2014-01-01', 'seeded' from ingestion.security");
            statement.execute("insert into ingestion.daily_bar (symbol, session, open, high, low, close, volume,"
                    + " price_factor, known_at, provider) select bar.*, 'polygon' from (" + market.bars(SERIES)
                    + ") as bar");
            statement.execute("insert into ingestion.corporate_action (symbol, ex_date, kind, action_id, cash_amount,"
                    + " known_at) select symbol, ex_date, 'dividend', 'seeded', 0.01, ex_date from ("
                    + market.dividends(SERIES)
                    + ") as paid");
            statement.execute("insert into feature.feature_row_0 (symbol, session, ret_1d, label_terminal)"
                    + " select symbol, session, 0.01, false from (" + market.features(BARS) + ") as row");
            statement.execute(
                    "insert into feature.session_coverage (session, universe_symbols, expected_cells, row_count,"
                            + " symbols_with_features, covered_cells, fwd_ret_cells, fwd_ret_resid_cells, membership_hash)"
                            + " select session, row_count, row_count, row_count, row_count, row_count, 0, 0, 0 from ("
                            + market.told(BARS) + ") as told");
            predict(statement, market);
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
    }

    private static void predict(Statement statement, Damaged market) throws SQLException {
        statement.execute("set session_replication_role = replica");
        statement.execute("insert into model.prediction (session, model, version, revision, symbol, prediction)"
                + " select session, model, '1', 1, symbol, 0.5 from (" + market.predictions(BARS) + ") as made");
        statement.execute(
                "insert into model.prediction_set (session, model, version, revision, run_id, target, symbols,"
                        + " content_hash, is_current, published_at) select session, model, '1', 1, 'seeded', 'fwd_ret_resid',"
                        + " count(*), 'seeded', true, session + interval '20 hours' from model.prediction group by session, model");
        statement.execute("reset session_replication_role");
    }

    /** As its owner. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), LocalPostgres.OWNER, server.password());
    }

    long cpuNanos() {
        return ServerTime.nanos(server);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (RuntimeException failed) {
            throw new UncheckedIOException(new IOException(failed));
        }
    }
}
