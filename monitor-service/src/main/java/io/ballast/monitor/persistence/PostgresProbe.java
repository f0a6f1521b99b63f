package io.ballast.monitor.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.kit.database.ReadDatabase;
import io.ballast.monitor.application.DatabaseProbe;
import io.ballast.monitor.domain.health.DatabaseHealth;
import io.ballast.monitor.domain.health.DatabaseHealth.TableRows;
import io.ballast.monitor.domain.health.PartitionHealth;

/** Asks PostgreSQL's own statistics, with no more than the monitor's rights. */
@Singleton
class PostgresProbe implements DatabaseProbe {

    private static final String FIGURES = """
            select current_setting('server_version') as version,
                   (select sum(numbackends) from pg_stat_database) as connections,
                   current_setting('max_connections')::int as max_connections,
                   pg_database_size(current_database()) as size,
                   coalesce((select max(extract(epoch from clock_timestamp() - xact_start)) from pg_stat_activity
                             where datname = current_database() and pid <> pg_backend_pid()), 0) as oldest,
                   clock_timestamp() as now""";

    private static final String TABLES = """
            select schemaname || '.' || relname as name, n_live_tup as live, n_dead_tup as dead
            from pg_stat_user_tables where n_dead_tup > 0 order by n_dead_tup desc limit 50""";

    /** A replica without traffic replays nothing, which is no lag as long as it has all it received. */
    private static final String LAG = """
            select case when not pg_is_in_recovery() then null
                        when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
                        else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) end as lag""";

    private static final String EXTENSION = """
            select installed_version from pg_available_extensions where name = 'timescaledb'""";

    private static final String MONTHLY = """
            select case when to_regclass('monitor.published_monthly_bars') is null then 'MISSING'
                        when pg_get_viewdef(to_regclass('monitor.published_monthly_bars')) like '%monthly_bars()%'
                        then 'VIEW' else 'AGGREGATE' end as monthly""";

    /** The upper bound stands in PostgreSQL's words: FOR VALUES FROM ('2035-01-01') TO ('2036-01-01'). */
    private static final String PARTITIONED = """
            select * from (
                select parent.oid::regclass::text as name, count(*) as partitions,
                       sum(greatest(piece.reltuples, 0))::bigint as live,
                       sum(pg_total_relation_size(piece.oid))::bigint as size,
                       max(substring(pg_get_expr(piece.relpartbound, piece.oid)
                                     from 'TO \\(''([0-9-]+)''')::date) as ends
                from pg_partitioned_table as cut
                join pg_class as parent on parent.oid = cut.partrelid
                join pg_inherits as link on link.inhparent = parent.oid
                join pg_class as piece on piece.oid = link.inhrelid
                group by parent.oid) as tables
            where ends is not null order by name""";

    private final Database database;
    private final ReadDatabase replica;

    @Inject
    PostgresProbe(Database database, ReadDatabase replica) {
        this.database = database;
        this.replica = replica;
    }

    @Override
    public Look look() {
        List<TableRows> tables = database.query(
                TABLES, row -> new TableRows(row.getString("name"), row.getLong("live"), row.getLong("dead")));
        double lag = lag();
        Instant before = Instant.now();
        return database.query(FIGURES, row -> look(row, tables, lag, before)).get(0);
    }

    @Override
    public PartitionHealth partitions() {
        List<String> extension =
                database.query(EXTENSION, row -> Objects.requireNonNullElse(row.getString("installed_version"), ""));
        List<PartitionHealth.Table> tables = database.query(
                PARTITIONED,
                row -> new PartitionHealth.Table(
                        row.getString("name"),
                        row.getInt("partitions"),
                        row.getLong("live"),
                        row.getLong("size"),
                        row.getObject("ends", LocalDate.class)));
        PartitionHealth.Monthly monthly = database.query(
                        MONTHLY, row -> PartitionHealth.Monthly.valueOf(row.getString("monthly")))
                .get(0);
        boolean installed = !extension.isEmpty() && !extension.get(0).isEmpty();
        return new PartitionHealth(installed ? extension.get(0) : null, !extension.isEmpty(), monthly, tables);
    }

    private static Look look(ResultSet row, List<TableRows> tables, double lag, Instant before) throws SQLException {
        DatabaseHealth health = new DatabaseHealth(
                row.getString("version").split(" ", 2)[0],
                row.getInt("connections"),
                row.getInt("max_connections"),
                row.getDouble("oldest"),
                row.getLong("size"),
                tables,
                lag);
        Instant there = row.getObject("now", OffsetDateTime.class).toInstant();
        Duration round = Duration.between(before, Instant.now());
        Duration skew = Duration.between(there, before.plus(round.dividedBy(2)));
        return new Look(health, skew.toMillis() / 1000.0);
    }

    private double lag() {
        try (Connection connection = replica.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAG)) {
            row.next();
            double lag = row.getDouble("lag");
            return row.wasNull() ? Double.NaN : lag;
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "The database for long reads (DATABASE_READ_URL) does not answer: " + failed.getMessage(), failed);
        }
    }
}
