package io.ballast.model.persistence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.kit.database.Database;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.application.TrainingRun;
import io.ballast.model.domain.dataset.ContentHash;
import io.ballast.model.domain.dataset.MarketStatistics;
import io.ballast.model.domain.training.FittedModel;

/** Versions of models as rows. */
@Singleton
class VersionTable {

    private final Database database;
    private final ObjectMapper json;

    @Inject
    VersionTable(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Saves a version. One that is there already is the same one, as its name is made of all it was made from.
     *
     * @throws OperationFailedException if it is not, and somebody or something broke that promise
     */
    void save(TrainingRun run, FittedModel model) {
        if (insert(run, model) == 0 && !isSaved(run, model)) {
            throw new OperationFailedException(
                    "Version " + run.version(model) + " of " + model.name() + " is kept with other content than "
                            + run.making().code() + " made now",
                    "Build a committed state and train again: builds of a commit with changes cannot be told apart.");
        }
    }

    private boolean isSaved(TrainingRun run, FittedModel model) {
        String sql = """
                select 1 from model.model_version where name = ? and version = ? and artifact is not distinct from ?
                    and ic is not distinct from ? and ic_standard_error is not distinct from ?""";
        return !database.query(
                        sql,
                        row -> true,
                        model.name(),
                        run.version(model),
                        artifact(model),
                        model.ic().mean(),
                        model.ic().standardError())
                .isEmpty();
    }

    /** Null for what is made of other models. */
    private static byte[] artifact(FittedModel model) {
        return model.artifact().length == 0 ? null : model.artifact();
    }

    private int insert(TrainingRun run, FittedModel model) {
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
        return database.execute(
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
                artifact(model),
                ContentHash.of(String.join(",", data.features())),
                run.making().code(),
                write(run.making().libraries()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Failed to write " + value + " as JSON", impossible);
        }
    }
}
