package io.ballast.monitor.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;
import io.ballast.monitor.application.GapReader;
import io.ballast.monitor.domain.healing.Cell;
import io.ballast.monitor.domain.healing.Gap;

/** Reads ingestion's absence ledger, which is the calendar and the memberships less the bars. */
@Singleton
class PublishedGaps implements GapReader {

    private final Database database;

    @Inject
    PublishedGaps(Database database) {
        this.database = database;
    }

    @Override
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        ifPublished(() -> database.query(
                "select reason, count(*) as cells from ingestion.published_absences group by reason",
                row -> counts.put(row.getString("reason"), row.getLong("cells"))));
        return counts;
    }

    @Override
    public List<Gap> gaps(Collection<String> reasons) {
        return ifPublished(() -> database.query(
                "select session, symbol, reason from ingestion.published_absences where reason = any (?)",
                row -> new Gap(
                        new Cell(row.getObject("session", LocalDate.class), row.getString("symbol")),
                        row.getString("reason")),
                (Object) reasons.toArray(String[]::new)));
    }

    @Override
    public Map<LocalDate, Long> members(Collection<LocalDate> sessions) {
        Map<LocalDate, Long> members = new TreeMap<>();
        ifPublished(() -> database.query(
                """
                select day.session, count(*) as members from unnest(?::date[]) as day(session)
                join ingestion.published_membership as member on member.from_session <= day.session
                    and (member.to_session is null or day.session < member.to_session)
                group by day.session""", row -> members.put(row.getObject("session", LocalDate.class), row.getLong("members")), (Object)
                        sessions.toArray(LocalDate[]::new)));
        return members;
    }

    private static <T> List<T> ifPublished(Supplier<List<T>> query) {
        try {
            return query.get();
        } catch (DatabaseException failed) {
            if (failed.isUnpublished()) {
                return List.of();
            }
            throw failed;
        }
    }
}
