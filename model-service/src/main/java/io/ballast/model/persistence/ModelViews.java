package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.kit.database.Database;
import io.ballast.model.application.ModelReader;
import io.ballast.model.domain.evaluation.JudgedSession;

/** Reads versions, decisions and predictions back. */
@Singleton
public class ModelViews implements ModelReader {

    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};
    private static final String VERSION = """
            select v.name, v.version, v.session, v.target, v.ic, v.ic_standard_error, v.ic_t, v.ic_sessions,
                v.parameters, v.features, v.data_hash, v.feature_set_hash, v.code_version, v.libraries
            from model.model_version v""";

    private final Database database;
    private final ObjectMapper json;
    private final EvaluationTables evaluations;
    private final DecisionTables decisions;

    @Inject
    ModelViews(Database database, ObjectMapper json, EvaluationTables evaluations, DecisionTables decisions) {
        this.database = database;
        this.json = json;
        this.evaluations = evaluations;
        this.decisions = decisions;
    }

    @Override
    public List<Version> serving() {
        String sql = VERSION + """
                 join model.training_run_model m on m.name = v.name and m.version = v.version
                join model.champion c on c.training_run_id = m.training_run_id
                order by v.artifact is null, v.name collate "C" """;
        return database.query(sql, this::version);
    }

    @Override
    public List<Version> versions(String model, int limit) {
        String sql = VERSION + " where v.name = ? order by v.session desc, v.version collate \"C\" limit ?";
        return database.query(sql, this::version, model, limit);
    }

    @Override
    public Optional<Version> version(String model, String version) {
        return database.query(VERSION + " where v.name = ? and v.version = ?", this::version, model, version).stream()
                .findFirst();
    }

    @Override
    public List<JudgedSession> judged(String model, String version) {
        return evaluations.sessions(model, version);
    }

    @Override
    public List<Selection> selections(int limit) {
        return decisions.latest(limit);
    }

    @Override
    public Optional<LocalDate> latestSession() {
        return Optional.ofNullable(database.query(
                        "select max(session) as latest from model.prediction_set where is_current",
                        row -> row.getObject("latest", LocalDate.class))
                .get(0));
    }

    @Override
    public List<Prediction> predictions(LocalDate session, Optional<String> model, boolean all) {
        String sql = """
                select * from model.published_predictions
                where session = ? and (? or tradable) and (?::text is null or model = ?)
                order by model collate "C", prediction desc, symbol collate "C" """;
        String name = model.orElse(null);
        return database.query(sql, ModelViews::prediction, session, all, name, name);
    }

    private Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("name"),
                row.getString("version"),
                row.getObject("session", LocalDate.class),
                row.getString("target"),
                row.getObject("ic", Double.class),
                row.getObject("ic_standard_error", Double.class),
                row.getObject("ic_t", Double.class),
                row.getInt("ic_sessions"),
                evaluations.metrics(row.getString("name"), row.getString("version")),
                parameters(row.getString("parameters")),
                Database.texts(row, "features"),
                row.getString("data_hash"),
                row.getString("feature_set_hash"),
                row.getString("code_version"),
                parameters(row.getString("libraries")));
    }

    private Map<String, Object> parameters(String text) {
        try {
            return json.readValue(text, PARAMETERS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("Failed to read stored parameters " + text, unreadable);
        }
    }

    private static Prediction prediction(ResultSet row) throws SQLException {
        return new Prediction(
                row.getString("symbol"),
                row.getObject("session", LocalDate.class),
                row.getString("model"),
                row.getString("version"),
                row.getString("target"),
                row.getDouble("prediction"),
                row.getBoolean("tradable"),
                Database.texts(row, "reasons"),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
