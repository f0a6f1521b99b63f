package io.ballast.model.persistence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.kit.database.Database;
import io.ballast.model.application.TrainingRun;
import io.ballast.model.domain.dataset.ContentHash;
import io.ballast.model.domain.dataset.MarketStatistics;
import io.ballast.model.domain.training.FittedModel;

/** Versions of models as rows. */
@Singleton
class VersionTable {

    private final Database database;
    private final ObjectMapper json;
    private final Making making = Making.ofThisBuild();

    @Inject
    VersionTable(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A version that is there already is the same one: its name is made of what it was made from. */
    void save(TrainingRun run, FittedModel model) {
        TrainingRun.Data data = run.data();
        int features = data.features().size();
        int[] sessions = new int[features];
        double[] means = new double[features];
        double[] squares = new double[features];
        for (int feature = 0; feature < features; feature++) {
            MarketStatistics.Seen seen = data.market().seen(feature);
            sessions[feature] = seen.sessions();
            means[feature] = seen.mean();
            squares[feature] = seen.squares();
        }
        database.execute(
                """
                insert into model.model_version (name, version, session, target, ic, ic_standard_error, ic_t,
                    ic_sessions, parameters, features, market_sessions, market_mean, market_squares, data_hash, artifact,
                    feature_set_hash, code_version, libraries)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing""",
                model.name(),
                run.version(model),
                run.session(),
                run.decision().selected().column(),
                model.ic().mean(),
                model.ic().standardError(),
                model.ic().tStatistic(),
                model.ic().sessions(),
                write(model.parameters()),
                data.features(),
                sessions,
                means,
                squares,
                data.hash(),
                model.artifact().length == 0 ? null : model.artifact(),
                ContentHash.of(String.join(",", data.features())),
                making.code(),
                write(making.libraries()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Failed to write " + value + " as JSON", impossible);
        }
    }
}
