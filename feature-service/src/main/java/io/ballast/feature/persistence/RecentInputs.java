package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.ballast.feature.domain.increment.InputChange;
import io.ballast.feature.domain.increment.RecentBars;
import io.ballast.feature.domain.increment.RecentFacts;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Bars and facts that the last build kept, brought up to one transaction by what the log says has changed. They count
 * only if the database knows the build that read them: of a database put back to an earlier day all is read anew.
 */
final class RecentInputs {
    /** Parts of the heap that they may take. */
    private static final int PART_OF_BARS = 4;

    private static final int PART_OF_FACTS = 16;

    private final Connection connection;
    private final ExchangeCalendar calendar;
    private final LogPosition now;
    private final Kept<Version> kept;
    private Version current;

    /**
     * Inputs and their moment.
     *
     * @param position up to where the log was read
     * @param bars published bars as it sees them
     * @param facts published facts as it sees them
     */
    record Version(LogPosition position, RecentBars bars, RecentFacts facts) {
        static Version none(LogPosition position) {
            long heap = Runtime.getRuntime().maxMemory();
            return new Version(position, new RecentBars(heap / PART_OF_BARS), new RecentFacts(heap / PART_OF_FACTS));
        }
    }

    RecentInputs(Connection connection, ExchangeCalendar calendar, LogPosition now, Kept<Version> kept) {
        this.connection = connection;
        this.calendar = calendar;
        this.now = now;
        this.kept = kept;
    }

    /** Those of this transaction. */
    Version current() {
        if (current == null) {
            Optional<Version> before = kept.take().filter(version -> isOfABuild(version.position()));
            before.ifPresent(this::update);
            current = before.map(version -> new Version(now, version.bars(), version.facts()))
                    .orElseGet(() -> Version.none(now));
        }
        return current;
    }

    /** Leaves them to the next build. */
    void close() {
        if (current != null) {
            kept.put(current);
        }
    }

    private boolean isOfABuild(LogPosition position) {
        try (PreparedStatement query = connection.prepareStatement(
                "select exists (select from feature.feature_build where input_snapshot = ?)")) {
            query.setString(1, position.text());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException failed) {
            throw PublishedReading.failure(failed);
        }
    }

    private void update(Version version) {
        Map<String, SessionRange> bars = new HashMap<>();
        for (InputChange change : PublishedReading.changes(connection, version.position())) {
            switch (change.kind()) {
                case BAR ->
                    bars.put(
                            change.symbol(),
                            SessionRange.of(
                                    calendar, change.first(), change.last().plusDays(1)));
                case STATEMENT, SHARES, SPLIT -> version.facts().forget(change.symbol());
                case DIVIDEND, MEMBERSHIP, LISTING -> {
                    // A dividend is in the factors of the bars; the others are no part of what is kept.
                }
            }
        }
        Map<String, SessionRange> outdated = version.bars().outdated(bars);
        version.bars().replace(outdated, new BarCellReader(connection, calendar).read(outdated));
    }
}
