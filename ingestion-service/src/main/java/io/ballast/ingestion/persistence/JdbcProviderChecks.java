package io.ballast.ingestion.persistence;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.ProviderCheck;
import io.ballast.ingestion.application.ProviderChecks;
import io.ballast.ingestion.domain.calendar.CalendarDifference;
import io.ballast.ingestion.domain.calendar.DayKind;
import io.ballast.kit.database.Database;

/** The tables {@code provider_check} and {@code calendar_difference}. */
@ApplicationScoped
class JdbcProviderChecks implements ProviderChecks {

    private final Database database;

    @Inject
    JdbcProviderChecks(Database database) {
        this.database = database;
    }

    @Override
    public List<ProviderCheck> all() {
        Map<String, List<CalendarDifference>> differences = new HashMap<>();
        database.query(
                "read the differences of calendars",
                "select provider, date, ours, theirs from ingestion.calendar_difference order by date",
                row -> differences
                        .computeIfAbsent(row.getString("provider"), any -> new ArrayList<>())
                        .add(new CalendarDifference(
                                Database.date(row, "date"),
                                DayKind.of(row.getString("ours")),
                                DayKind.of(row.getString("theirs")))));
        return database.query(
                "read the checks of providers",
                "select provider, checked_at, covers_to, clock_skew_seconds from ingestion.provider_check order by provider",
                row -> new ProviderCheck(
                        row.getString("provider"),
                        row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                        Database.date(row, "covers_to"),
                        Database.number(row, "clock_skew_seconds"),
                        differences.getOrDefault(row.getString("provider"), List.of())));
    }

    @Override
    public void save(ProviderCheck check) {
        String what = "keep the check of " + check.provider();
        database.update(what, "delete from ingestion.provider_check where provider = ?", check.provider());
        database.update(
                what,
                "insert into ingestion.provider_check (provider, checked_at, covers_to, clock_skew_seconds)"
                        + " values (?, ?, ?, ?)",
                check.provider(),
                check.checkedAt(),
                check.coversTo(),
                check.clockSkewSeconds());
        for (CalendarDifference day : check.differences()) {
            database.update(
                    what,
                    "insert into ingestion.calendar_difference (provider, date, ours, theirs) values (?, ?, ?, ?)",
                    check.provider(),
                    day.date(),
                    day.ours().label(),
                    day.theirs().label());
        }
    }
}
