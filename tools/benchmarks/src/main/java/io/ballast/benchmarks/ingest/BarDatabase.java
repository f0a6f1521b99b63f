package io.ballast.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.ballast.benchmarks.ServerTime;
import io.ballast.kit.database.MigrateMain;
import io.ballast.servers.LocalPostgres;

/**
 * A PostgreSQL of its own with ingestion's schema, durable: what was committed is on the disk. The autovacuum daemon is
 * off, because it would work for one contender on what another left.
 */
final class BarDatabase implements AutoCloseable {
    private final Path folder;
    private final LocalPostgres server;
    private final Connection connection;

    private BarDatabase(Path folder, LocalPostgres server) throws SQLException {
        this.folder = folder;
        this.server = server;
        this.connection = DriverManager.getConnection(server.jdbcUrl(), LocalPostgres.OWNER, server.password());
        this.connection.setAutoCommit(false);
    }

    static BarDatabase start() throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("ballast-bench-");
        LocalPostgres server = LocalPostgres.start(LocalPostgres.Options.defaults()
                .dataDir(folder.resolve("data"))
                .logFile(folder.resolve("postgres.log"))
                .setting("autovacuum", "off"));
        migrate(server.ownerUrl());
        return new BarDatabase(folder, server);
    }

    private static void migrate(String url) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MigrateMain.class.getName(),
                "ingestion");
        builder.environment().put("DATABASE_URL", url);
        int code = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("The schema was not migrated: the lines above say why");
        }
    }

    /** One connection in a transaction, to be committed after each step. */
    Connection connection() {
        return connection;
    }

    /** Removes what was stored, and writes what is dirty, so that each round starts from the same state. */
    void empty() throws SQLException {
        execute("truncate ingestion.daily_bar, ingestion.settled_cell, ingestion.bar_revision,"
                + " ingestion.quarantined_bar, ingestion.run_session, ingestion.run_symbol");
        settle();
    }

    /** What the autovacuum daemon would have done by the next evening, and a checkpoint. */
    void settle() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        execute("vacuum analyze ingestion.daily_bar, ingestion.settled_cell");
        execute("checkpoint");
        connection.setAutoCommit(false);
    }

    /** Fails unless exactly these bars are there, none of them revised, and the server keeps them safely. */
    void check(long bars, long closesInCents) throws SQLException {
        String found = single("""
                select count(*) || ' ' || sum(round(close * 100)::bigint) || ' '
                       || (select count(*) from ingestion.bar_revision)
                from ingestion.daily_bar""");
        String expected = bars + " " + closesInCents + " 0";
        if (!found.equals(expected)) {
            throw new IllegalStateException("bars, closes and revisions are " + found + " in place of " + expected);
        }
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!single("show " + setting).equals("on")) {
                throw new IllegalStateException(setting + " is off: the figures would not count");
            }
        }
    }

    /** Processor time of the server's processes so far, in nanoseconds. */
    long cpuNanos() {
        return ServerTime.nanos(server);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String single(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
