package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.MarketChanges;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;

/** Reads ingestion's log of changes. */
@Singleton
class PublishedChanges implements MarketChanges {
    private final Database database;
    private final ExchangeCalendar calendar;
    private final Kept<RecentInputs.Version> keptInputs = new Kept<>();
    private final Kept<RecentRowReader.Version> keptRows = new Kept<>();

    @Inject
    PublishedChanges(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    @Override
    public String snapshot() {
        return database.with("ask what is committed", LogPosition::of).text();
    }

    @Override
    public Reading since(String snapshot) {
        try {
            Connection connection = database.connect();
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("set transaction isolation level repeatable read, read only");
                return new PublishedReading(connection, calendar, LogPosition.parse(snapshot), keptInputs, keptRows);
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw PublishedReading.failure(failed);
        }
    }
}
