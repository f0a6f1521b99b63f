package io.ballast.model.persistence;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.database.Database;

/** The days a person declared closed, as ingestion publishes them. */
@Singleton
class PublishedClosures implements HeldSessions.Closures {

    private final Database database;

    @Inject
    PublishedClosures(Database database) {
        this.database = database;
    }

    @Override
    public List<LocalDate> declared() {
        return database.query(
                "select session from ingestion.published_closures", row -> row.getObject("session", LocalDate.class));
    }
}
