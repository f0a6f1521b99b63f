package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.MetricReport;
import io.ballast.model.application.TrainingReport;
import io.ballast.model.application.TrainingRun;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.evaluation.JudgedSession;
import io.ballast.model.domain.evaluation.Metric;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.training.FittedModel;

/** Folds of trainings and metrics of versions as rows. */
@Singleton
class EvaluationTables {

    private final Database database;

    @Inject
    EvaluationTables(Database database) {
        this.database = database;
    }

    void saveFolds(TrainingRun run) {
        for (int i = 0; i < run.folds().size(); i++) {
            Fold fold = run.folds().get(i);
            database.execute(
                    """
                    insert into model.training_fold (training_run_id, fold, train_from, train_to, train_rows,
                        purged_rows, embargo_sessions, test_from, test_to) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    run.id(),
                    i + 1,
                    first(fold.train()),
                    last(fold.train()),
                    fold.train().stream()
                            .mapToLong(
                                    section -> section.labelled(run.decision().selected()))
                            .sum(),
                    fold.purgedRows(),
                    fold.embargo().sessions(),
                    first(fold.test()),
                    last(fold.test()));
        }
    }

    private static LocalDate first(List<CrossSection> sections) {
        return sections.get(0).session();
    }

    private static LocalDate last(List<CrossSection> sections) {
        return sections.get(sections.size() - 1).session();
    }

    /** A version that is there already has the same metrics. */
    void saveMetrics(FittedModel model, String version) {
        model.evaluation()
                .metrics()
                .forEach((metric, estimate) -> database.execute(
                        """
                        insert into model.model_metric (name, version, metric, mean, standard_error, sessions)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
                        model.name(),
                        version,
                        metric.label(),
                        estimate.mean(),
                        estimate.standardError(),
                        estimate.sessions()));
    }

    /** A version that is there already was judged by the same sessions. */
    void saveSessions(FittedModel model, String version) {
        model.evaluation()
                .sessions()
                .forEach(judged -> database.execute("""
                        insert into model.judged_session (name, version, session, rank_ic)
                        values (?, ?, ?, ?) on conflict do nothing""", model.name(), version, judged.session(), judged.rankIc()));
    }

    /** The sessions a version was judged by, ascending. */
    List<JudgedSession> sessions(String model, String version) {
        return database.query(
                "select session, rank_ic from model.judged_session where name = ? and version = ? order by session",
                row -> new JudgedSession(row.getObject("session", LocalDate.class), Database.number(row, "rank_ic")),
                model,
                version);
    }

    List<TrainingReport.Fold> folds(UUID trainingRunId) {
        return database.query(
                "select * from model.training_fold where training_run_id = ? order by fold",
                EvaluationTables::fold,
                trainingRunId);
    }

    private static TrainingReport.Fold fold(ResultSet row) throws SQLException {
        return new TrainingReport.Fold(
                row.getObject("train_from", LocalDate.class),
                row.getObject("train_to", LocalDate.class),
                row.getLong("train_rows"),
                row.getLong("purged_rows"),
                row.getInt("embargo_sessions"),
                row.getObject("test_from", LocalDate.class),
                row.getObject("test_to", LocalDate.class));
    }

    /** The metrics of a version in the order of their constants. */
    List<MetricReport> metrics(String model, String version) {
        return database
                .query(
                        "select * from model.model_metric where name = ? and version = ?",
                        row -> MetricReport.of(
                                Metric.of(row.getString("metric")),
                                Estimates.of(row, "mean", "standard_error", "sessions")),
                        model,
                        version)
                .stream()
                .sorted(java.util.Comparator.comparing(report -> Metric.of(report.metric())))
                .toList();
    }
}
