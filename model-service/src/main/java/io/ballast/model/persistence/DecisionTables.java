package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.AttributionReport;
import io.ballast.model.application.ModelReader.Selection;
import io.ballast.model.application.ModelReader.SpanCoverage;
import io.ballast.model.application.ReceiptReport;
import io.ballast.model.application.SelectionEvidence;
import io.ballast.model.domain.target.Champion;
import io.ballast.model.domain.target.CoverageAnalysis;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.CoverageSpan;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.target.TargetSelection;
import io.ballast.model.domain.target.WindowCoverage;

/** Decisions which target to train on, with their inputs and what stands behind them, as rows. */
@Singleton
class DecisionTables {

    private final Database database;
    private final EvidenceTables evidence;

    @Inject
    DecisionTables(Database database, EvidenceTables evidence) {
        this.database = database;
        this.evidence = evidence;
    }

    void save(UUID trainingRunId, TargetDecision decision, SelectionEvidence behind) {
        database.execute(
                """
                insert into model.target_selection (training_run_id, min_target_coverage, return_margin,
                    previous_target, champion_session, champion_target, champion_age, primary_target,
                    selected_target, outcome, explanation) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                trainingRunId,
                decision.rule().minimumCoverage(),
                decision.rule().returnMargin(),
                decision.previous().map(Target::column).orElse(null),
                decision.champion().map(Champion::session).orElse(null),
                decision.champion().map(champion -> champion.target().column()).orElse(null),
                decision.champion().map(Champion::age).orElse(null),
                TargetDecision.PRIMARY.column(),
                decision.selected().column(),
                decision.outcome().label(),
                decision.explanation());
        decision.coverage().spans().forEach((span, coverage) -> save(trainingRunId, span, coverage));
        evidence.save(trainingRunId, behind);
    }

    void keep(UUID trainingRunId, CoverageAttribution attribution) {
        evidence.keep(trainingRunId, attribution);
    }

    private void save(UUID trainingRunId, CoverageSpan span, WindowCoverage coverage) {
        database.execute(
                """
                insert into model.target_coverage (training_run_id, span, matured_sessions, expected_cells,
                    fwd_ret_cells, fwd_ret_resid_cells, fwd_ret, fwd_ret_resid) values (?, ?, ?, ?, ?, ?, ?, ?)""",
                trainingRunId,
                span.label(),
                coverage.maturedSessions(),
                coverage.expectedCells(),
                coverage.fwdRetCells(),
                coverage.fwdRetResidCells(),
                coverage.isEmpty() ? null : coverage.fwdRet(),
                coverage.isEmpty() ? null : coverage.fwdRetResid());
    }

    /** The target of the latest session before this one that was decided on; empty if there is none. */
    Optional<Target> targetBefore(LocalDate session) {
        String sql = """
                select t.selected_target from model.target_selection t
                join model.training_run r on r.training_run_id = t.training_run_id
                where r.session < ? order by r.session desc, r.published_at desc, r.training_run_id limit 1""";
        return database.query(sql, row -> Target.of(row.getString("selected_target")), session).stream()
                .findFirst();
    }

    /** The latest decisions by session, newest first, each made again by today's rule. */
    List<Selection> latest(int limit) {
        String sql = """
                select t.*, r.run_id, r.session, r.trained from model.target_selection t
                join model.training_run r on r.training_run_id = t.training_run_id
                order by r.session desc, r.published_at desc, r.training_run_id limit ?""";
        return database.query(sql, this::selection, limit);
    }

    private Selection selection(ResultSet row) throws SQLException {
        UUID id = row.getObject("training_run_id", UUID.class);
        Map<CoverageSpan, WindowCoverage> spans = spans(id);
        TargetSelection rule =
                new TargetSelection(row.getDouble("min_target_coverage"), row.getDouble("return_margin"));
        String previous = row.getString("previous_target");
        Optional<Champion> champion = champion(row);
        TargetDecision replayed = rule.decide(
                new CoverageAnalysis(spans), Optional.ofNullable(previous).map(Target::of), champion);
        SelectionEvidence behind = evidence.find(id);
        Map<String, SpanCoverage> coverage = new LinkedHashMap<>();
        spans.forEach((span, figures) -> coverage.put(span.label(), figures(figures)));
        return new Selection(
                id,
                row.getString("run_id"),
                row.getObject("session", LocalDate.class),
                row.getBoolean("trained"),
                coverage,
                rule.minimumCoverage(),
                rule.returnMargin(),
                previous,
                champion.map(Champion::session).orElse(null),
                champion.map(Champion::age).orElse(null),
                row.getString("primary_target"),
                row.getString("selected_target"),
                row.getString("outcome"),
                replayed.isDegraded(),
                row.getString("explanation"),
                replayed.outcome().label(),
                behind.receipts().stream().map(ReceiptReport::of).toList(),
                behind.attribution().map(AttributionReport::of).orElse(null));
    }

    private static Optional<Champion> champion(ResultSet row) throws SQLException {
        LocalDate session = row.getObject("champion_session", LocalDate.class);
        return session == null
                ? Optional.empty()
                : Optional.of(
                        new Champion(session, Target.of(row.getString("champion_target")), row.getInt("champion_age")));
    }

    private Map<CoverageSpan, WindowCoverage> spans(UUID trainingRunId) {
        Map<CoverageSpan, WindowCoverage> spans = new EnumMap<>(CoverageSpan.class);
        database.query(
                "select * from model.target_coverage where training_run_id = ?",
                row -> spans.put(
                        CoverageSpan.of(row.getString("span")),
                        new WindowCoverage(
                                row.getInt("matured_sessions"),
                                row.getLong("expected_cells"),
                                row.getLong("fwd_ret_cells"),
                                row.getLong("fwd_ret_resid_cells"),
                                Database.number(row, "fwd_ret"),
                                Database.number(row, "fwd_ret_resid"))),
                trainingRunId);
        return spans;
    }

    private static SpanCoverage figures(WindowCoverage coverage) {
        return new SpanCoverage(
                coverage.maturedSessions(),
                coverage.expectedCells(),
                coverage.fwdRetCells(),
                coverage.fwdRetResidCells(),
                coverage.isEmpty() ? null : coverage.fwdRet(),
                coverage.isEmpty() ? null : coverage.fwdRetResid());
    }
}
