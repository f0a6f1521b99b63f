package io.ballast.model.persistence;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.database.Database;

/** The account that ingestion keeps of the sessions that were held and are due. */
@Singleton
class PublishedSessions implements HeldSessions.Account {

    private final Database database;

    @Inject
    PublishedSessions(Database database) {
        this.database = database;
    }

    @Override
    public List<LocalDate> between(LocalDate from, LocalDate toExclusive) {
        return database.query(
                "select session from ingestion.published_sessions where session >= ? and session < ?",
                row -> row.getObject("session", LocalDate.class),
                from,
                toExclusive);
    }
}
