package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.TargetCoverage;
import io.ballast.kit.database.Database;
import io.ballast.model.application.TrainingReport;

/** Reads training runs back, with their decision, folds and models. */
@Singleton
class TrainingReports {

    private static final String REPORT = """
            select r.*, t.*, c.expected_cells, c.fwd_ret_cells, c.fwd_ret_resid_cells, r.training_run_id as id from model.training_run r
            join model.target_selection t on t.training_run_id = r.training_run_id
            join model.target_coverage c on c.training_run_id = r.training_run_id and c.span = 'window'""";

    private final Database database;
    private final EvaluationTables evaluations;

    @Inject
    TrainingReports(Database database, EvaluationTables evaluations) {
        this.database = database;
        this.evaluations = evaluations;
    }

    Optional<TrainingReport> find(UUID trainingRunId) {
        return database.query(REPORT + " where r.training_run_id = ?", this::report, trainingRunId).stream()
                .findFirst();
    }

    Optional<TrainingReport> making(String model, String version) {
        String sql = REPORT + """
                 join model.training_run_model m on m.training_run_id = r.training_run_id
                where m.name = ? and m.version = ? and r.trained
                order by r.published_at, r.training_run_id limit 1""";
        return database.query(sql, this::report, model, version).stream().findFirst();
    }

    List<TrainingReport> latest(int limit) {
        return database.query(
                REPORT + " order by r.session desc, r.published_at desc, r.training_run_id limit ?",
                this::report,
                limit);
    }

    /** By feature, in their order; trainings of earlier versions have none. */
    private static Map<String, Double> missing(ResultSet row) throws SQLException {
        List<String> features = Database.texts(row, "features");
        Double[] rates = (Double[]) row.getArray("missing_rates").getArray();
        Map<String, Double> missing = new LinkedHashMap<>();
        for (int feature = 0; feature < rates.length; feature++) {
            missing.put(features.get(feature), rates[feature]);
        }
        return missing;
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
                missing(row),
                row.getLong("rows_over_jumps"),
                Database.texts(row, "suspicious_features"),
                row.getObject("test_from", LocalDate.class),
                row.getObject("test_to", LocalDate.class),
                evaluations.folds(id),
                row.getString("data_hash"),
                row.getObject("survivorship_biased", Boolean.class),
                row.getObject("assumed_membership", Double.class),
                primary,
                selected,
                row.getString("outcome"),
                row.getBoolean("trained"),
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
