package io.ballast.benchmarks.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.ballast.benchmarks.ServerTime;
import io.ballast.kit.config.ServiceName;
import io.ballast.kit.database.MigrateMain;
import io.ballast.servers.LocalPostgres;

/** The damaged store in a PostgreSQL server of its own, under ingestion's real schema; deleted when closed. */
final class StoredBars implements AutoCloseable {
    private static final String SECRET = "benchmark";
    private static final String SERIES = "select generate_series(1, %d) as n";

    private final LocalPostgres server;

    private StoredBars(LocalPostgres server) {
        this.server = server;
    }

    static StoredBars of(Damaged market) throws IOException, InterruptedException, SQLException {
        StoredBars stored = new StoredBars(
                LocalPostgres.start(LocalPostgres.Options.defaults().setting("max_wal_size", "8GB")));
        MigrateMain.migrate(
                variable -> variable.equals("DATABASE_URL") ? stored.server.ownerUrl() : SECRET,
                new ServiceName("ingestion"));
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
            statement.execute("insert into ingestion.corporate_action (symbol, ex_date, kind, action_id, cash_amount)"
                    + " select symbol, ex_date, 'dividend', 'seeded', 0.01 from (" + market.dividends(SERIES)
                    + ") as paid");
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
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
