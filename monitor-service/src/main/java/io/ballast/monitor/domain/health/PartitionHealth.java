package io.ballast.monitor.domain.health;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How the large tables are cut into pieces by session.
 *
 * @param timescaleVersion version of the TimescaleDB extension in this database; null if it has none
 * @param timescaleAvailable whether the server could install it
 * @param monthly where monthly bars come from
 * @param tables the tables that are cut
 */
public record PartitionHealth(
        String timescaleVersion, boolean timescaleAvailable, Monthly monthly, List<Table> tables) {

    private static final String COMPONENT = "timescaledb";

    /** Copies the list. */
    public PartitionHealth {
        tables = List.copyOf(tables);
    }

    /** Where {@code monitor.published_monthly_bars} comes from. */
    public enum Monthly {
        /** It is not there. */
        MISSING,
        /** A plain view of the bars. */
        VIEW,
        /** A continuous aggregate of a hypertable copy. */
        AGGREGATE
    }

    /**
     * A table cut into native partitions.
     *
     * @param name with its schema
     * @param partitions how many pieces
     * @param rows in all, as the statistics tell; 0 before the first analyze
     * @param sizeBytes with indexes
     * @param endsBefore the first session no piece is there for
     */
    public record Table(String name, int partitions, long rows, long sizeBytes, LocalDate endsBefore) {

        /** Refuses a table without pieces. */
        public Table {
            Objects.requireNonNull(endsBefore, name);
        }
    }

    /**
     * Judges it: what does the work, and whether the pieces reach another year.
     *
     * @param today the latest session
     * @return one check for the extension, one for monthly bars, one for the pieces
     */
    public List<HealthCheck> checks(LocalDate today) {
        return List.of(HealthCheck.healthy(COMPONENT, "extension", extension()), monthlyBars(), pieces(today));
    }

    private String extension() {
        if (timescaleVersion != null) {
            String setUp = monthly == Monthly.AGGREGATE
                    ? " is set up: it keeps a copy of daily bars, compressed after 30 days, and monthly bars"
                    : " is there but not set up (./ballast timescale --setup)";
            return "version " + timescaleVersion + setUp + "; native partitions do the work";
        }
        return (timescaleAvailable ? "not installed" : "not on this server") + "; native partitions do the work";
    }

    private HealthCheck monthlyBars() {
        String name = "monthly bars";
        return switch (monthly) {
            case MISSING ->
                new HealthCheck(
                        COMPONENT,
                        name,
                        Health.WARNING,
                        "monitor.published_monthly_bars is not there",
                        "Make it: ./ballast timescale --setup.");
            case VIEW -> HealthCheck.healthy(COMPONENT, name, "monitor.published_monthly_bars is a plain view");
            case AGGREGATE ->
                HealthCheck.healthy(COMPONENT, name, "monitor.published_monthly_bars reads a continuous aggregate");
        };
    }

    private HealthCheck pieces(LocalDate today) {
        Table first =
                tables.stream().min(Comparator.comparing(Table::endsBefore)).orElse(null);
        if (first == null) {
            return new HealthCheck(
                    COMPONENT,
                    "partitions",
                    Health.CRITICAL,
                    "none is there",
                    "Bring the schemas to the current version: ./ballast migrate.");
        }
        boolean lasts = first.endsBefore().isAfter(today.plusYears(1));
        return HealthCheck.of(
                COMPONENT,
                "partitions",
                lasts ? Health.HEALTHY : Health.CRITICAL,
                tables.size() + " tables are cut by session; " + first.name() + " takes sessions before "
                        + first.endsBefore(),
                "Add partitions in a migration before that day: rows beyond it are refused.");
    }
}
