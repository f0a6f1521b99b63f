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

    private static final int COLUMNS = 6;

    private final Database database;

    @Inject
    PredictionTables(Database database) {
        this.database = database;
    }

    @Override
    public List<String> publish(String runId, List<SessionPredictions> made, Instant publishedAt) {
        return made.stream()
                .map(predictions -> publish(runId, predictions, publishedAt))
                .toList();
    }

    /** Only the stored rows tell whether they are the bytes that are current; if they are, they are not kept twice. */
    private String publish(String runId, SessionPredictions predictions, Instant publishedAt) {
        int revision = nextRevision(predictions);
        String hash = database.with("write model data", connection -> {
            copy(connection, predictions, revision);
            return contentHash(connection, predictions, revision);
        });
        if (repeat(runId, predictions, hash)) {
            database.execute(
                    "delete from model.prediction where session = ? and model = ? and version = ? and revision = ?",
                    predictions.session(),
                    predictions.model(),
                    predictions.version(),
                    revision);
        } else {
            replace(runId, predictions, revision, hash, publishedAt);
        }
        return hash;
    }

    private int nextRevision(SessionPredictions predictions) {
        return database.query(
                        "select coalesce(max(revision), 0) + 1 as revision from model.prediction_set"
                                + " where session = ? and model = ?",
                        row -> row.getInt("revision"),
                        predictions.session(),
                        predictions.model())
                .get(0);
    }

    /** Hands the current set over to a run that made the same; false if there is none. */
    private boolean repeat(String runId, SessionPredictions predictions, String hash) {
        return database.execute("""
                update model.prediction_set set run_id = ?, tradable = false, reasons = '{}'
                where session = ? and model = ? and is_current and content_hash = ?""", runId, predictions.session(), predictions.model(), hash) > 0;
    }

    /** Notes what was published, by whom, in place of what was current. */
    private void replace(String runId, SessionPredictions predictions, int revision, String hash, Instant publishedAt) {
        database.execute(
                "update model.prediction_set set is_current = false where session = ? and model = ? and is_current",
                predictions.session(),
                predictions.model());
        database.execute(
                """
                insert into model.prediction_set (session, model, version, revision, run_id, target, symbols, content_hash,
                    is_current, published_at) values (?, ?, ?, ?, ?, ?, ?, ?, true, ?)""",
                predictions.session(),
                predictions.model(),
                predictions.version(),
                revision,
                runId,
                predictions.target().column(),
                predictions.symbols().size(),
                hash,
                publishedAt.atOffset(ZoneOffset.UTC));
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

    private static void copy(Connection connection, SessionPredictions predictions, int revision) throws SQLException {
        String sql =
                "copy model.prediction (session, model, version, revision, symbol, prediction) from stdin (format binary)";
        try (BinaryCopyWriter rows = new BinaryCopyWriter(connection, sql)) {
            for (int i = 0; i < predictions.values().length; i++) {
                rows.startRow(COLUMNS);
                rows.date(predictions.session());
                rows.text(predictions.model());
                rows.text(predictions.version());
                rows.int4(revision);
                rows.text(predictions.symbols().get(i));
                rows.float8(predictions.values()[i]);
            }
            rows.finish();
        }
    }

    /** The verdict is no part of the content: it changes while the predictions stay what they are. */
    private static String contentHash(Connection connection, SessionPredictions predictions, int revision)
            throws SQLException {
        String sql = "copy (select symbol, session, model, version, "
                + literal(predictions.target().column())
                + " as target, prediction from model.prediction where session = '" + predictions.session()
                + "' and model = " + literal(predictions.model()) + " and version = " + literal(predictions.version())
                + " and revision = " + revision
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
