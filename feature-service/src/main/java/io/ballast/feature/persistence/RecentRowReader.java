package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.increment.RecentRows;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Reads stored rows in one transaction, by way of those that this process kept of the latest build. They count only if no
 * other build came after it: stored rows are written by builds alone.
 */
final class RecentRowReader {
    /** Part of the heap that they may take. */
    private static final int PART = 8;

    private static final String LATEST_BUILD =
            "select build_id from feature.feature_build order by position desc limit 1";

    private final Connection connection;
    private final ExchangeCalendar calendar;
    private final StoredRowReader stored;
    private final Kept<Version> kept;
    private Version current;

    /**
     * Rows and the build that left them so.
     *
     * @param build the latest build
     * @param rows stored rows
     */
    record Version(UUID build, RecentRows rows) {}

    RecentRowReader(Connection connection, ExchangeCalendar calendar, StoredRowReader stored, Kept<Version> kept) {
        this.connection = connection;
        this.calendar = calendar;
        this.stored = stored;
        this.kept = kept;
    }

    void rows(Map<String, SessionRange> wanted, Consumer<PublishedRow> receiver) {
        RecentRows rows = current().rows();
        Map<String, SessionRange> missing = rows.missing(wanted);
        List<PublishedRow> read = new ArrayList<>();
        if (!missing.isEmpty()) {
            stored.rows(missing, read::add);
        }
        rows.rows(wanted, read, receiver);
        rows.keep(missing, read);
    }

    /** The stored rows are now those of the next build. */
    void published(Increment increment, UUID build) {
        RecentRows rows = current().rows();
        rows.apply(increment);
        current = new Version(build, rows);
    }

    /** Leaves them to the next build. */
    void close() {
        if (current != null) {
            kept.put(current);
        }
    }

    private Version current() {
        if (current == null) {
            UUID latest = latestBuild();
            current = kept.take()
                    .filter(version -> version.build().equals(latest))
                    .orElseGet(() -> new Version(
                            latest,
                            new RecentRows(calendar.size(), Runtime.getRuntime().maxMemory() / PART)));
        }
        return current;
    }

    private UUID latestBuild() {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(LATEST_BUILD)) {
            row.next();
            return row.getObject(1, UUID.class);
        } catch (SQLException failed) {
            throw PublishedReading.failure(failed);
        }
    }
}
