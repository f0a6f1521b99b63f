package io.ballast.ingestion.persistence;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.RepairRequests;
import io.ballast.kit.database.Database;

/** The monitor's view {@code published_remediation}. */
@ApplicationScoped
class PublishedRemediation implements RepairRequests {

    private final Database database;

    @Inject
    PublishedRemediation(Database database) {
        this.database = database;
    }

    @Override
    public Map<LocalDate, Set<String>> cells(String runId) {
        Map<LocalDate, Set<String>> cells = new TreeMap<>();
        database.query(
                "read the cells to repair",
                "select symbol, session from monitor.published_remediation where run_id = ?",
                row -> cells.computeIfAbsent(Database.date(row, "session"), session -> new TreeSet<>())
                        .add(row.getString("symbol")),
                runId);
        return cells;
    }
}
