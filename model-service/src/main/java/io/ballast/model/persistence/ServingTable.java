package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.TrainingStore.ChampionTraining;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.application.TrainingStore.ServingModel;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.MarketStatistics;
import io.ballast.model.domain.target.Target;

/** Reads the models of the champion. */
@Singleton
class ServingTable {

    private final Database database;

    @Inject
    ServingTable(Database database) {
        this.database = database;
    }

    Optional<ChampionTraining> champion() {
        String sql = """
                select c.training_run_id, r.session, t.selected_target from model.champion c
                join model.training_run r on r.training_run_id = c.training_run_id
                join model.target_selection t on t.training_run_id = c.training_run_id""";
        return database
                .query(
                        sql,
                        row -> new ChampionTraining(
                                row.getObject("training_run_id", UUID.class),
                                row.getObject("session", LocalDate.class),
                                Target.of(row.getString("selected_target"))))
                .stream()
                .findFirst();
    }

    Optional<Serving> find() {
        String sql = """
                select c.training_run_id, v.session, v.target, v.features, v.market_sessions, v.market_mean, v.market_squares,
                    v.name, v.version, v.artifact is not null as learned, m.weight
                from model.champion c
                join model.training_run_model m on m.training_run_id = c.training_run_id
                join model.model_version v on v.name = m.name and v.version = m.version
                order by v.artifact is null, v.name collate "C" """;
        List<ServingModel> models = new ArrayList<>();
        List<Serving> common = database.query(sql, row -> {
            models.add(model(row));
            return serving(row, models);
        });
        return common.isEmpty() ? Optional.empty() : Optional.of(common.get(common.size() - 1));
    }

    private static ServingModel model(ResultSet row) throws SQLException {
        return new ServingModel(
                row.getString("name"), row.getString("version"), row.getBoolean("learned"), row.getDouble("weight"));
    }

    byte[] artifact(String model, String version) {
        String sql = "select artifact from model.model_version where name = ? and version = ? and artifact is not null";
        return database.query(sql, row -> row.getBytes("artifact"), model, version).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there are no bytes of a version '" + version + "' of a model '" + model + "'"));
    }

    /** What all models of one training share. */
    private static Serving serving(ResultSet row, List<ServingModel> models) throws SQLException {
        return new Serving(
                row.getObject("training_run_id", UUID.class),
                row.getObject("session", LocalDate.class),
                Target.of(row.getString("target")),
                new FeatureNames(Database.texts(row, "features")),
                market(row),
                List.copyOf(models));
    }

    private static MarketStatistics market(ResultSet row) throws SQLException {
        Integer[] sessions = (Integer[]) row.getArray("market_sessions").getArray();
        Double[] means = (Double[]) row.getArray("market_mean").getArray();
        Double[] squares = (Double[]) row.getArray("market_squares").getArray();
        List<MarketStatistics.Seen> seen = new ArrayList<>(sessions.length);
        for (int feature = 0; feature < sessions.length; feature++) {
            seen.add(new MarketStatistics.Seen(sessions[feature], means[feature], squares[feature]));
        }
        return MarketStatistics.of(seen);
    }
}
