package io.ballast.model.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.database.Database;

/**
 * The days that are declared closed now, and those the published features pass over since they were when these were built: a
 * label that passes over a day does so until the next build, even if the closure was withdrawn. None of a service whose release
 * does not publish them yet. Whether it does is asked first, since a query that fails would break the transaction it is in.
 */
@Singleton
class PublishedClosures implements HeldSessions.Closures {

    private static final List<String> VIEWS = List.of("ingestion.published_closures", "feature.published_closures");

    private final Database database;

    @Inject
    PublishedClosures(Database database) {
        this.database = database;
    }

    @Override
    public List<LocalDate> declared() {
        return VIEWS.stream().flatMap(this::sessions).distinct().toList();
    }

    private Stream<LocalDate> sessions(String view) {
        return isPublished(view)
                ? database
                        .query("select session from " + view, row -> row.getObject("session", LocalDate.class))
                        .stream()
                : Stream.empty();
    }

    private boolean isPublished(String view) {
        return database.query("select to_regclass(?) is not null", row -> row.getBoolean(1), view)
                .get(0);
    }
}
