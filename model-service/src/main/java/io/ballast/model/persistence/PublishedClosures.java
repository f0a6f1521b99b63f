package io.ballast.model.persistence;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.database.Database;

/**
 * The days a person declared closed, as ingestion publishes them; none while its release does not yet. Whether it does is
 * asked first, since a query that fails would break the transaction it is in.
 */
@Singleton
class PublishedClosures implements HeldSessions.Closures {

    private final Database database;

    @Inject
    PublishedClosures(Database database) {
        this.database = database;
    }

    @Override
    public List<LocalDate> declared() {
        return isPublished()
                ? database.query(
                        "select session from ingestion.published_closures",
                        row -> row.getObject("session", LocalDate.class))
                : List.of();
    }

    private boolean isPublished() {
        return database.query(
                        "select to_regclass('ingestion.published_closures') is not null", row -> row.getBoolean(1))
                .get(0);
    }
}
