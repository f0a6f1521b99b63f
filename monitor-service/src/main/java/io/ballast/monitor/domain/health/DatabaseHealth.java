package io.ballast.monitor.domain.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * PostgreSQL as it was found.
 *
 * @param version such as {@code 17.11}
 * @param connections open ones
 * @param maxConnections how many there may be
 * @param longestTransactionSeconds age of the oldest open transaction of this database
 * @param sizeBytes the database's size
 * @param tables the tables with their dead rows
 * @param replicationLagSeconds how far the read replica is behind; NaN if reads go to the database itself
 */
public record DatabaseHealth(
        String version,
        int connections,
        int maxConnections,
        double longestTransactionSeconds,
        long sizeBytes,
        List<TableRows> tables,
        double replicationLagSeconds) {

    private static final String COMPONENT = "postgresql";
    private static final int OLDEST_SUPPORTED = 15;
    private static final double HOUR = 3600;
    private static final double BYTES_PER_GIB = 1L << 30;

    /** Small tables are rewritten often and vacuumed soon; their bloat does no harm. */
    private static final long WORTH_A_LOOK = 100_000;

    /** Copies the list. */
    public DatabaseHealth {
        tables = List.copyOf(tables);
    }

    /**
     * The rows of a table, as its statistics tell.
     *
     * @param table with its schema
     * @param live rows
     * @param dead rows that wait for a vacuum
     */
    public record TableRows(String table, long live, long dead) {

        double deadShare() {
            return live + dead == 0 ? 0 : (double) dead / (live + dead);
        }
    }

    /** Judges it. */
    public List<HealthCheck> checks() {
        List<HealthCheck> checks = new ArrayList<>(List.of(supported(), capacity(), transactions(), bloat()));
        if (!Double.isNaN(replicationLagSeconds)) {
            checks.add(replication());
        }
        checks.add(HealthCheck.healthy(
                COMPONENT, "size", String.format(Locale.ROOT, "%.2f GiB in the database", sizeBytes / BYTES_PER_GIB)));
        return checks;
    }

    private HealthCheck supported() {
        int major = Integer.parseInt(version.split("[^0-9]", 2)[0]);
        Health health = major < OLDEST_SUPPORTED ? Health.WARNING : Health.HEALTHY;
        return HealthCheck.of(
                COMPONENT, "version", health, version, "Move to PostgreSQL " + OLDEST_SUPPORTED + " or newer.");
    }

    private HealthCheck capacity() {
        double share = (double) connections / maxConnections;
        return HealthCheck.of(
                COMPONENT,
                "connections",
                Health.rising(share, 0.8, 0.95),
                connections + " of " + maxConnections,
                "Raise max_connections, or stop who holds them: select * from pg_stat_activity.");
    }

    private HealthCheck transactions() {
        return HealthCheck.of(
                COMPONENT,
                "oldest transaction",
                Health.rising(longestTransactionSeconds, HOUR, 6 * HOUR),
                String.format(Locale.ROOT, "%.0f s", longestTransactionSeconds),
                "It keeps dead rows from being removed: find it in pg_stat_activity by xact_start and end it.");
    }

    private HealthCheck bloat() {
        TableRows worst = tables.stream()
                .filter(table -> table.live() + table.dead() >= WORTH_A_LOOK)
                .max(Comparator.comparingDouble(TableRows::deadShare))
                .orElse(null);
        if (worst == null) {
            return HealthCheck.healthy(COMPONENT, "bloat", "no large table has dead rows worth a look");
        }
        return HealthCheck.of(
                COMPONENT,
                "bloat",
                Health.rising(worst.deadShare(), 0.4, 0.8),
                String.format(Locale.ROOT, "%.1f %% dead rows in %s", 100 * worst.deadShare(), worst.table()),
                "vacuum (analyze) " + worst.table() + ", and see why autovacuum does not: an old transaction?");
    }

    private HealthCheck replication() {
        return HealthCheck.of(
                COMPONENT,
                "replication lag",
                Health.rising(replicationLagSeconds, 60, 900),
                String.format(Locale.ROOT, "%.0f s", replicationLagSeconds),
                "Validations read old data: look at the replica of DATABASE_READ_URL and at pg_stat_replication.");
    }
}
