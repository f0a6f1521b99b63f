package io.ballast.model.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.PredictionStore;
import io.ballast.model.domain.prediction.SessionPredictions;

/** Predictions as rows, with one row per set that says who published it and whether it may be traded. */
@Singleton
public class PredictionTables implements PredictionStore {

    private static final List<String> LATE = List.of("made after the next open; what was certified before it stays");

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
        String hash = store(predictions, revision);
        if (repeat(runId, predictions, hash)) {
            database.execute(
                    "delete from model.prediction where session = ? and model = ? and version = ? and revision = ?",
                    predictions.session(),
                    predictions.model(),
                    predictions.version(),
                    revision);
        } else {
            database.execute(
                    "update model.prediction_set set is_current = false where session = ? and model = ? and is_current",
                    predictions.session(),
                    predictions.model());
            describe(runId, predictions, revision, hash, publishedAt, true, List.of());
        }
        return hash;
    }

    @Override
    public List<String> keepLate(String runId, List<SessionPredictions> made, Instant publishedAt) {
        return made.stream()
                .map(predictions -> {
                    int revision = nextRevision(predictions);
                    String hash = store(predictions, revision);
                    describe(runId, predictions, revision, hash, publishedAt, false, LATE);
                    return hash;
                })
                .toList();
    }

    private String store(SessionPredictions predictions, int revision) {
        return database.with("write model data", connection -> PredictionRows.store(connection, predictions, revision));
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

    /** Notes what was published, by whom. */
    private void describe(
            String runId,
            SessionPredictions predictions,
            int revision,
            String hash,
            Instant publishedAt,
            boolean current,
            List<String> reasons) {
        database.execute(
                """
                insert into model.prediction_set (session, model, version, revision, run_id, target, symbols, content_hash,
                    is_current, reasons, published_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                predictions.session(),
                predictions.model(),
                predictions.version(),
                revision,
                runId,
                predictions.target().column(),
                predictions.symbols().size(),
                hash,
                current,
                reasons,
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
}
