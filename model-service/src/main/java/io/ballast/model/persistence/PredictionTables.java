package io.ballast.model.persistence;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.postgresql.PGConnection;

import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.kit.database.Database;
import io.ballast.model.application.PredictionStore;
import io.ballast.model.domain.prediction.SessionPredictions;

/** Predictions as rows, with one row per set that says who published it and whether it may be traded. */
@Singleton
public class PredictionTables implements PredictionStore {

    private static final int COLUMNS = 5;

    private final Database database;

    @Inject
    PredictionTables(Database database) {
        this.database = database;
    }

    @Override
    public List<String> publish(String runId, List<SessionPredictions> made, Instant publishedAt) {
        LocalDate session = made.get(0).session();
        List<String> models = made.stream().map(SessionPredictions::model).toList();
        List<String> versions = made.stream().map(SessionPredictions::version).toList();
        database.execute("""
                delete from model.prediction using unnest(?::text[], ?::text[]) as made (name, version)
                where session = ? and model = made.name and prediction.version = made.version""", models, versions, session);
        database.with("write model data", connection -> {
            copy(connection, made);
            return null;
        });
        database.execute(
                "update model.prediction_set set is_current = false where session = ? and model = any (?) and is_current",
                session,
                models);
        return made.stream()
                .map(predictions -> describe(runId, predictions, publishedAt))
                .toList();
    }

    /** Notes what was published, by whom. */
    private String describe(String runId, SessionPredictions predictions, Instant publishedAt) {
        String hash = database.with("hash model data", connection -> contentHash(connection, predictions));
        database.execute(
                """
                insert into model.prediction_set (session, model, version, run_id, target, symbols, content_hash,
                    is_current, published_at) values (?, ?, ?, ?, ?, ?, ?, true, ?)
                on conflict (session, model, version) do update set run_id = excluded.run_id,
                    target = excluded.target, symbols = excluded.symbols, content_hash = excluded.content_hash,
                    is_current = true, tradable = false, reasons = '{}',
                    published_at = case prediction_set.content_hash when excluded.content_hash
                        then prediction_set.published_at else excluded.published_at end""",
                predictions.session(),
                predictions.model(),
                predictions.version(),
                runId,
                predictions.target().column(),
                predictions.symbols().size(),
                hash,
                publishedAt.atOffset(ZoneOffset.UTC));
        return hash;
    }

    @Override
    public Map<String, String> published(String runId, LocalDate session) {
        Map<String, String> hashes = new TreeMap<>();
        database.query("""
                select model, content_hash from model.prediction_set
                where session = ? and run_id = ? and is_current for update""", row -> hashes.put(row.getString("model"), row.getString("content_hash")), session, runId);
        return hashes;
    }

    @Override
    public int judge(String runId, LocalDate session, boolean tradable, List<String> reasons) {
        return database.execute("""
                update model.prediction_set set tradable = ?, reasons = ?
                where session = ? and run_id = ? and is_current""", tradable, reasons, session, runId);
    }

    @Override
    public boolean isTradable(LocalDate session) {
        return !database.query(
                        "select from model.prediction_set where session = ? and is_current and tradable limit 1",
                        row -> true,
                        session)
                .isEmpty();
    }

    private static void copy(Connection connection, List<SessionPredictions> made) throws SQLException {
        String sql = "copy model.prediction (session, model, version, symbol, prediction) from stdin (format binary)";
        try (BinaryCopyWriter rows = new BinaryCopyWriter(connection, sql)) {
            for (SessionPredictions predictions : made) {
                write(rows, predictions);
            }
            rows.finish();
        }
    }

    private static void write(BinaryCopyWriter rows, SessionPredictions predictions) throws SQLException {
        for (int i = 0; i < predictions.values().length; i++) {
            rows.startRow(COLUMNS);
            rows.date(predictions.session());
            rows.text(predictions.model());
            rows.text(predictions.version());
            rows.text(predictions.symbols().get(i));
            rows.float8(predictions.values()[i]);
        }
    }

    /** The verdict is no part of the content: it changes while the predictions stay what they are. */
    private static String contentHash(Connection connection, SessionPredictions predictions) throws SQLException {
        String sql = "copy (select symbol, session, model, version, "
                + literal(predictions.target().column())
                + " as target, prediction from model.prediction where session = '" + predictions.session()
                + "' and model = " + literal(predictions.model()) + " and version = " + literal(predictions.version())
                + " order by symbol collate \"C\") to stdout (format csv)";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(sql, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new IllegalStateException("Failed to hash predictions of " + predictions.model(), failed);
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
