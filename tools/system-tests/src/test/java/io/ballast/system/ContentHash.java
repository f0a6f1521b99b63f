package io.ballast.system;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

import org.postgresql.PGConnection;

/** The content hash of a published view: SHA-256 of its rows as CSV by symbol and session, without clock columns. */
final class ContentHash {

    private static final String BARS =
            "symbol, session, open, high, low, close, volume, vwap, trade_count, price_factor,"
                    + " split_factor, provider";

    private static final String PREDICTIONS = "symbol, session, model, version, target, prediction";

    private ContentHash() {}

    static String ofBars(Connection connection) throws SQLException {
        return of(connection, BARS, "ingestion.published_bars", "");
    }

    static String ofAbsences(Connection connection) throws SQLException {
        return of(connection, "symbol, session, reason, provider", "ingestion.published_absences", "");
    }

    static String ofFeatures(Connection connection) throws SQLException {
        return of(connection, "*", "feature.published_features", "");
    }

    static String ofPredictions(Connection connection) throws SQLException {
        return of(connection, PREDICTIONS, "model.published_predictions", ", model");
    }

    private static String of(Connection connection, String columns, String view, String thenBy) throws SQLException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select " + columns + " from " + view + " order by symbol collate \"C\", session"
                                        + thenBy + ") to stdout (format csv)",
                                out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
