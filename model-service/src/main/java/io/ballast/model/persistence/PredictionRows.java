package io.ballast.model.persistence;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

import org.postgresql.PGConnection;

import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.model.domain.prediction.SessionPredictions;

/** The rows of a publication, and the hash of what is stored. */
final class PredictionRows {

    private static final int COLUMNS = 6;

    private PredictionRows() {}

    /**
     * Stores the rows of a revision.
     *
     * @return their content hash, of the rows as they are stored
     */
    static String store(Connection connection, SessionPredictions predictions, int revision) throws SQLException {
        copy(connection, predictions, revision);
        return contentHash(connection, predictions, revision);
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
