package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.NoSuchElementException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.PublishedRows;
import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;

/** Streams the published view by binary COPY, which hands over the bits as they are stored. */
@Singleton
class PostgresPublishedRows implements PublishedRows {
    private static final String ROWS = "copy (select " + Columns.ALL + """
             from feature.published_features where session >= '%s' and session <= '%s'
            order by symbol collate "C", session) to stdout (format binary)""";

    private final Database database;
    private final ExchangeCalendar calendar;

    @Inject
    PostgresPublishedRows(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    @Override
    public Cursor open(LocalDate from, LocalDate to) {
        try {
            return new CopyCursor(database.connect(), ROWS.formatted(from, to));
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static DatabaseException failure(SQLException failed) {
        return new DatabaseException("read the published features", failed);
    }

    private final class CopyCursor implements Cursor {
        private final Connection connection;
        private final BinaryCopyReader reader;
        private boolean hasNext;

        CopyCursor(Connection connection, String sql) throws SQLException {
            this.connection = connection;
            this.reader = new BinaryCopyReader(connection, sql);
            this.hasNext = reader.nextRow();
        }

        @Override
        public boolean hasNext() {
            return hasNext;
        }

        @Override
        public PublishedRow next() {
            if (!hasNext) {
                throw new NoSuchElementException("There are no more published rows");
            }
            PublishedRow row = StoredRowReader.row(reader, calendar);
            try {
                hasNext = reader.nextRow();
            } catch (SQLException failed) {
                throw failure(failed);
            }
            return row;
        }

        @Override
        public void close() {
            try (connection) {
                reader.close();
            } catch (SQLException failed) {
                throw failure(failed);
            }
        }
    }
}
