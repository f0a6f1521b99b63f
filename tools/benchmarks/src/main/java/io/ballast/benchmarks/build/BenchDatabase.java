package io.ballast.benchmarks.build;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

import org.postgresql.ds.PGSimpleDataSource;

import io.ballast.benchmarks.ServerTime;
import io.ballast.kit.config.ServiceName;
import io.ballast.kit.database.MigrateMain;
import io.ballast.servers.LocalPostgres;

/** A PostgreSQL server of its own with the schemas of ingestion and of the feature service, deleted when closed. */
final class BenchDatabase implements AutoCloseable {
    /** Password of the services' roles, which nobody uses here. */
    private static final String SECRET = "benchmark";

    private final LocalPostgres server;
    private final ThreadBoundSource source;

    private BenchDatabase(LocalPostgres server, ThreadBoundSource source) {
        this.server = server;
        this.source = source;
    }

    static BenchDatabase start() throws Exception {
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

    /** Connections: the one of the thread's transaction, if it has one. */
    ThreadBoundSource source() {
        return source;
    }

    <T> T inTransaction(Callable<T> work) throws Exception {
        return source.inTransaction(work);
    }

    /** Processor time of the server so far, in nanoseconds. */
    long cpuNanos() {
        return ServerTime.nanos(server);
    }

    void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    /** So that every contender and round starts from the same state. */
    void settle() {
        execute("vacuum (analyze)");
        execute("checkpoint");
    }

    @Override
    public void close() {
        source.close();
        server.close();
    }
}
