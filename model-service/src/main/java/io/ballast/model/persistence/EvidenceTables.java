package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.SelectionEvidence;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.CoverageAttribution.Part;
import io.ballast.model.domain.target.CoverageSpan;
import io.ballast.model.domain.target.LossCause;
import io.ballast.model.domain.training.TargetReceipt;

/** What stands behind target selections, as rows. */
@Singleton
class EvidenceTables {

    private final Database database;

    @Inject
    EvidenceTables(Database database) {
        this.database = database;
    }

    void save(UUID trainingRunId, SelectionEvidence evidence) {
        evidence.receipts().forEach(receipt -> save(trainingRunId, receipt));
        evidence.attribution().ifPresent(attribution -> keep(trainingRunId, attribution));
    }

    private void save(UUID trainingRunId, TargetReceipt receipt) {
        database.execute(
                "insert into model.target_receipt values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                trainingRunId,
                receipt.model(),
                receipt.primary().mean(),
                receipt.primary().standardError(),
                receipt.primary().sessions(),
                receipt.fallback().mean(),
                receipt.fallback().standardError(),
                receipt.fallback().sessions(),
                receipt.cost().mean(),
                receipt.cost().standardError(),
                receipt.cost().sessions());
    }

    void keep(UUID trainingRunId, CoverageAttribution attribution) {
        database.execute(
                "insert into model.coverage_attribution values (?, ?, ?, ?, ?, ?)",
                trainingRunId,
                attribution.span().label(),
                attribution.from(),
                attribution.to(),
                attribution.expectedCells(),
                attribution.coveredCells());
        attribution
                .parts()
                .forEach(part -> database.execute(
                        "insert into model.coverage_loss values (?, ?, ?, ?, ?)",
                        trainingRunId,
                        part.cause().label(),
                        part.sector(),
                        part.listingAge(),
                        part.cells()));
    }

    SelectionEvidence find(UUID trainingRunId) {
        List<TargetReceipt> receipts = database.query(
                "select * from model.target_receipt where training_run_id = ? order by name collate \"C\"",
                EvidenceTables::receipt,
                trainingRunId);
        Optional<CoverageAttribution> attribution = database
                .query(
                        "select * from model.coverage_attribution where training_run_id = ?",
                        row -> attribution(row, parts(trainingRunId)),
                        trainingRunId)
                .stream()
                .findFirst();
        return new SelectionEvidence(receipts, attribution);
    }

    private List<Part> parts(UUID trainingRunId) {
        return database.query(
                """
                select * from model.coverage_loss where training_run_id = ?
                order by cells desc, cause, sector collate "C", listing_age""",
                row -> new Part(
                        LossCause.of(row.getString("cause")),
                        row.getString("sector"),
                        row.getString("listing_age"),
                        row.getLong("cells")),
                trainingRunId);
    }

    private static TargetReceipt receipt(ResultSet row) throws SQLException {
        return new TargetReceipt(
                row.getString("name"),
                Estimates.of(row, "primary_ic", "primary_standard_error", "primary_sessions"),
                Estimates.of(row, "fallback_ic", "fallback_standard_error", "fallback_sessions"),
                Estimates.of(row, "cost", "cost_standard_error", "cost_sessions"));
    }

    private static CoverageAttribution attribution(ResultSet row, List<Part> parts) throws SQLException {
        return new CoverageAttribution(
                CoverageSpan.of(row.getString("span")),
                row.getObject("from_session", LocalDate.class),
                row.getObject("to_session", LocalDate.class),
                row.getLong("expected_cells"),
                row.getLong("covered_cells"),
                parts);
    }
}
