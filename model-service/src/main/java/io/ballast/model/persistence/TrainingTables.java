package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.TargetCoverage;
import io.ballast.model.application.TrainingReport;
import io.ballast.model.application.TrainingRun;
import io.ballast.model.application.TrainingStore;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.target.Champion;
import io.ballast.model.domain.target.CoverageSpan;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.target.WindowCoverage;
import io.ballast.model.domain.training.FittedModel;

/** Training runs and target selections as rows. */
@Singleton
public class TrainingTables implements TrainingStore {

    private static final String REPORT = """
            select r.*, t.*, c.expected_cells, c.fwd_ret_cells, c.fwd_ret_resid_cells, r.training_run_id as id from model.training_run r
            join model.target_selection t on t.training_run_id = r.training_run_id
            join model.target_coverage c on c.training_run_id = r.training_run_id and c.span = 'window'""";

    private final Database database;
    private final ServingTable serving;
    private final VersionTable versions;
    private final EvaluationTables evaluations;
    private final EvidenceTables evidence;

    @Inject
    TrainingTables(
            Database database,
            ServingTable serving,
            VersionTable versions,
            EvaluationTables evaluations,
            EvidenceTables evidence) {
        this.database = database;
        this.serving = serving;
        this.versions = versions;
        this.evaluations = evaluations;
        this.evidence = evidence;
    }

    @Override
    public Optional<TrainingReport> find(UUID trainingRunId) {
        return database.query(REPORT + " where r.training_run_id = ?", this::report, trainingRunId).stream()
                .findFirst();
    }

    @Override
    public List<TrainingReport> latest(int limit) {
        return database.query(
                REPORT + " order by r.session desc, r.published_at desc, r.training_run_id limit ?",
                this::report,
                limit);
    }

    @Override
    public Optional<Serving> serving() {
        return serving.find();
    }

    @Override
    public void save(TrainingRun run) {
        saveRun(run);
        evaluations.saveFolds(run);
        saveDecision(run.id(), run.decision());
        evidence.save(run.id(), run.evidence());
        for (FittedModel model : run.models()) {
            versions.save(run, model);
            evaluations.saveMetrics(model, run.version(model));
            saveModel(run.id(), model.name(), run.version(model), model.weight());
        }
    }

    @Override
    public void save(TrainingRun run, Serving champion) {
        saveRun(run);
        saveDecision(run.id(), run.decision());
        evidence.save(run.id(), run.evidence());
        champion.models().forEach(model -> saveModel(run.id(), model.name(), model.version(), model.weight()));
    }

    private void saveModel(UUID trainingRunId, String name, String version, double weight) {
        database.update(
                "insert into model.training_run_model (training_run_id, name, version, weight) values (?, ?, ?, ?)",
                trainingRunId,
                name,
                version,
                weight);
    }

    private void saveRun(TrainingRun run) {
        TrainingRun.Data data = run.data();
        List<Fold> folds = run.folds();
        database.update(
                """
                insert into model.training_run (training_run_id, run_id, session, window_from, window_years,
                    window_shortened, label_horizon, sessions, rows, features, features_left_out,
                    suspicious_features, test_from, test_to, data_hash, survivorship_biased, published_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                run.id(),
                run.runId(),
                run.session(),
                run.window().from(),
                run.settings().windowYears(),
                run.window().shortened(),
                run.settings().horizon().rows(),
                data.sessions(),
                data.rows(),
                data.features(),
                data.featuresLeftOut(),
                data.suspicious(),
                folds.isEmpty() ? null : folds.get(0).test().get(0).session(),
                folds.isEmpty()
                        ? null
                        : last(folds.get(folds.size() - 1).test()).session(),
                data.hash(),
                data.survivorshipBiased(),
                run.publishedAt().atOffset(ZoneOffset.UTC));
    }

    private static CrossSection last(List<CrossSection> sections) {
        return sections.get(sections.size() - 1);
    }

    private void saveDecision(UUID trainingRunId, TargetDecision decision) {
        database.update(
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
        decision.coverage().spans().forEach((span, coverage) -> saveCoverage(trainingRunId, span, coverage));
    }

    private void saveCoverage(UUID trainingRunId, CoverageSpan span, WindowCoverage coverage) {
        database.update(
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

    @Override
    public Optional<Target> targetBefore(LocalDate session) {
        return database.query("""
                        select t.selected_target from model.target_selection t
                        join model.training_run r on r.training_run_id = t.training_run_id
                        where r.session < ? order by r.session desc, r.published_at desc, r.training_run_id limit 1""", row -> Target.of(row.getString("selected_target")), session).stream()
                .findFirst();
    }

    private TrainingReport report(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        double expected = row.getLong("expected_cells");
        String primary = row.getString("primary_target");
        String selected = row.getString("selected_target");
        return new TrainingReport(
                id,
                row.getString("run_id"),
                row.getObject("session", LocalDate.class),
                row.getObject("window_from", LocalDate.class),
                row.getInt("window_years"),
                row.getBoolean("window_shortened"),
                row.getLong("rows"),
                Database.texts(row, "features").size(),
                Database.texts(row, "features_left_out"),
                Database.texts(row, "suspicious_features"),
                row.getObject("test_from", LocalDate.class),
                row.getObject("test_to", LocalDate.class),
                evaluations.folds(id),
                row.getString("data_hash"),
                row.getObject("survivorship_biased", Boolean.class),
                primary,
                selected,
                row.getString("outcome"),
                !selected.equals(primary),
                new TargetCoverage(
                        row.getLong("fwd_ret_cells") / expected, row.getLong("fwd_ret_resid_cells") / expected),
                row.getDouble("min_target_coverage"),
                models(id));
    }

    private List<TrainingReport.Model> models(UUID trainingRunId) {
        String sql = """
                select m.name, m.version, v.ic, v.ic_t, m.weight, c.seconds from model.training_run_model m
                join model.model_version v on v.name = m.name and v.version = m.version
                left join model.training_cost c on c.training_run_id = m.training_run_id and c.name = m.name
                where m.training_run_id = ? order by v.artifact is null, m.name collate "C" """;
        return database.query(
                sql,
                row -> new TrainingReport.Model(
                        row.getString("name"),
                        row.getString("version"),
                        row.getObject("ic", Double.class),
                        row.getObject("ic_t", Double.class),
                        row.getDouble("weight"),
                        row.getObject("seconds", Double.class)),
                trainingRunId);
    }
}
