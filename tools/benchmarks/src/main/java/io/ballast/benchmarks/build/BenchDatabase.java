package io.ballast.benchmarks.build;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import io.ballast.benchmarks.ServerTime;
import io.ballast.kit.config.ServiceName;
import io.ballast.kit.database.MigrateMain;
import io.ballast.servers.LocalPostgres;

/** A PostgreSQL server of its own with the schemas of ingestion and of the feature service, deleted when closed. */
public final class BenchDatabase implements AutoCloseable {
    /** Password of the services' roles. */
    private static final String SECRET = "benchmark";

    private final LocalPostgres server;
    private final ThreadBoundSource source;

    private BenchDatabase(LocalPostgres server, ThreadBoundSource source) {
        this.server = server;
        this.source = source;
    }

    /**
     * Starts an empty one.
     *
     * @return the running server
     * @throws Exception if it does not come up
     */
    public static BenchDatabase start() throws Exception {
        LocalPostgres server =
                LocalPostgres.start(LocalPostgres.Options.defaults().setting("max_wal_size", "8GB"));
        PGSimpleDataSource logins = new PGSimpleDataSource();
        logins.setUrl(server.jdbcUrl());
        logins.setUser(LocalPostgres.OWNER);
        logins.setPassword(server.password());
        BenchDatabase database = new BenchDatabase(server, new ThreadBoundSource(logins));
        database.migrate("ingestion");
        database.migrate("feature");
        return database;
    }

    private void migrate(String schema) {
        MigrateMain.migrate(
                variable -> variable.equals("DATABASE_URL") ? server.ownerUrl() : SECRET, new ServiceName(schema));
    }

    /**
     * How a service reaches it.
     *
     * @return environment variables by name
     */
    public Map<String, String> variables() {
        return Map.of(
                "DATABASE_URL",
                server.ownerUrl(),
                "FEATURE_DATABASE_PASSWORD",
                SECRET,
                "MODEL_DATABASE_PASSWORD",
                SECRET);
    }

    /**
     * Sets the services' clock.
     *
     * @param now what it shows from now on
     */
    public void setClock(Instant now) {
        execute("update ballast.business_clock set instant = '" + now + "'");
    }

    /** Connections: the one of the thread's transaction, if it has one. */
    public DataSource source() {
        return source;
    }

    <T> T inTransaction(Callable<T> work) throws Exception {
        return source.inTransaction(work);
    }

    /** Processor time of the server so far, in nanoseconds. */
    public long cpuNanos() {
        return ServerTime.nanos(server);
    }

    /**
     * Executes a statement as the owner.
     *
     * @param sql the statement
     */
    public void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    /** So that every contender and round starts from the same state. */
    public void settle() {
        execute("vacuum (analyze)");
        execute("checkpoint");
    }

    @Override
    public void close() {
        source.close();
        server.close();
    }
}
