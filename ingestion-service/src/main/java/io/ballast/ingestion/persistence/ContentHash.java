package io.ballast.ingestion.persistence;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;

import org.postgresql.PGConnection;

/** SHA-256 over the published bars as the server writes them in CSV, streamed so that nothing is kept. */
final class ContentHash {

    private ContentHash() {}

    /** The hash of a range, both ends included; without a range that of no rows. */
    static String of(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        MessageDigest digest = sha256();
        if (from != null) {
            String sql = """
                    copy (select symbol, session, open, high, low, close, volume, vwap, trade_count, price_factor,
                                 split_factor, provider
                          from ingestion.published_bars where session between '%s' and '%s'
                          order by symbol, session) to stdout (format csv)""".formatted(from, to);
            try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, sink);
            } catch (IOException impossible) {
                throw new IllegalStateException("a digest does not fail to be written to", impossible);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
