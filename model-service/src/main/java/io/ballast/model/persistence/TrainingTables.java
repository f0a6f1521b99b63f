package io.ballast.model.persistence;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.TrainingReport;
import io.ballast.model.application.TrainingRun;
import io.ballast.model.application.TrainingStore;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.training.FittedModel;

/** Training runs and target selections as rows. */
@Singleton
public class TrainingTables implements TrainingStore {

    private final Database database;
    private final TrainingReports reports;
    private final ServingTable serving;
    private final VersionTable versions;
    private final EvaluationTables evaluations;
    private final DecisionTables decisions;

    @Inject
    TrainingTables(
            Database database,
            TrainingReports reports,
            ServingTable serving,
            VersionTable versions,
            EvaluationTables evaluations,
            DecisionTables decisions) {
        this.database = database;
        this.reports = reports;
        this.serving = serving;
        this.versions = versions;
        this.evaluations = evaluations;
        this.decisions = decisions;
    }

    @Override
    public Optional<TrainingReport> find(UUID trainingRunId) {
        return reports.find(trainingRunId);
    }

    @Override
    public Optional<TrainingReport> making(String model, String version) {
        return reports.making(model, version);
    }

    @Override
    public List<TrainingReport> latest(int limit) {
        return reports.latest(limit);
    }

    @Override
    public Optional<ChampionTraining> champion() {
        return serving.champion();
    }

    @Override
    public Optional<Serving> serving() {
        return serving.find();
    }

    @Override
    public byte[] artifact(String model, String version) {
        return serving.artifact(model, version);
    }

    @Override
    public void save(TrainingRun run) {
        saveRun(run, true);
        evaluations.saveFolds(run);
        decisions.save(run.id(), run.decision(), run.evidence());
        for (FittedModel model : run.models()) {
            versions.save(run, model);
            evaluations.saveMetrics(model, run.version(model));
            evaluations.saveSessions(model, run.version(model));
            saveModel(run.id(), model.name(), run.version(model), model.weight());
        }
    }

    @Override
    public void save(TrainingRun run, Serving champion) {
        saveRun(run, false);
        decisions.save(run.id(), run.decision(), run.evidence());
        champion.models().forEach(model -> saveModel(run.id(), model.name(), model.version(), model.weight()));
    }

    @Override
    public void keep(UUID trainingRunId, CoverageAttribution attribution) {
        decisions.keep(trainingRunId, attribution);
    }

    private void saveModel(UUID trainingRunId, String name, String version, double weight) {
        database.execute(
                "insert into model.training_run_model (training_run_id, name, version, weight) values (?, ?, ?, ?)",
                trainingRunId,
                name,
                version,
                weight);
    }

    private void saveRun(TrainingRun run, boolean trained) {
        TrainingRun.Data data = run.data();
        List<Fold> folds = run.folds();
        database.execute(
                """
                insert into model.training_run (training_run_id, run_id, session, window_from, window_years,
                    window_shortened, label_horizon, sessions, rows, features, features_left_out,
                    suspicious_features, test_from, test_to, data_hash, survivorship_biased, published_at,
                    rows_over_jumps, missing_rates, trained, assumed_membership)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
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
                data.bias().survivorship(),
                run.publishedAt().atOffset(ZoneOffset.UTC),
                data.rowsOverJumps(),
                data.missingRates(),
                trained,
                data.bias().assumedMembership());
    }

    private static CrossSection last(List<CrossSection> sections) {
        return sections.get(sections.size() - 1);
    }

    @Override
    public Optional<Attempt> lastTraining(LocalDate session) {
        String sql = """
                select r.session, t.selected_target from model.training_run r
                join model.target_selection t on t.training_run_id = r.training_run_id
                where r.trained and r.session <= ?
                order by r.session desc, r.published_at desc, r.training_run_id limit 1""";
        return database
                .query(
                        sql,
                        row -> new Attempt(
                                row.getObject("session", LocalDate.class), Target.of(row.getString("selected_target"))),
                        session)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Target> targetBefore(LocalDate session) {
        return decisions.targetBefore(session);
    }
}
