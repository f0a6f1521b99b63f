package io.ballast.feature.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.postgresql.PGConnection;

import io.ballast.testkit.TestServers;

/** What the service under test has published, as readers of its views see it. */
public final class PublishedRows {
    private final TestServers servers;

    /**
     * Rows in the database of a test.
     *
     * @param servers of the test
     */
    public PublishedRows(TestServers servers) {
        this.servers = servers;
    }

    /** The content hash of the public interface: SHA-256 of the rows as COPY ... CSV. */
    public String contentHash() {
        try (Connection owner = servers.owner()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var bytes = new ByteArrayOutputStream();
            owner.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                    copy (select * from feature.published_features order by symbol, session) to stdout (format csv)""", bytes);
            return HexFormat.of().formatHex(digest.digest(bytes.toByteArray()));
        } catch (SQLException | IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** All rows, one per line. */
    public String all() {
        return lines("select row::text from feature.published_features row order by symbol, session");
    }

    /**
     * All rows that were published at an instant, one per line.
     *
     * @param instant text
     */
    public String asOf(String instant) {
        return lines("select row::text from feature.published_features_as_of('" + instant
                + "') row order by symbol, session");
    }

    /** Counts and hashes of all sessions, one per line. */
    public String coverage() {
        return lines("select c::text from feature.published_session_coverage c order by session");
    }

    /**
     * A whole number.
     *
     * @param sql query of it
     */
    public long number(String sql) {
        return Long.parseLong(texts(sql).get(0));
    }

    /**
     * The first column.
     *
     * @param sql query
     */
    public List<String> texts(String sql) {
        List<String> result = new ArrayList<>();
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return result;
    }

    private String lines(String sql) {
        return String.join("\n", texts(sql));
    }
}
