package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.AbandonedShardException;
import io.ballast.feature.application.MarketMoments;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;

/** Moments are snapshots: what is committed later is not seen, whichever connection of whichever process reads. */
@Singleton
class ExportedMoments implements MarketMoments {
    private final Database database;

    @Inject
    ExportedMoments(Database database) {
        this.database = database;
    }

    @Override
    public Moment hold() {
        try {
            Connection connection = database.connect();
            try {
                Snapshots.begin(connection);
                return new Exported(
                        connection,
                        Snapshots.export(connection),
                        LogPosition.of(connection).text());
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static DatabaseException failure(SQLException failed) {
        return new DatabaseException("hold the inputs of a build", failed);
    }

    private record Exported(Connection connection, String name, String snapshot) implements Moment {
        @Override
        public ClosedDays closed(ExchangeCalendar calendar) {
            try {
                return new FactReader(connection).closed(calendar);
            } catch (SQLException failed) {
                throw failure(failed);
            }
        }

        @Override
        public Set<String> symbols(String benchmark) {
            try {
                return new FactReader(connection).securities(benchmark).keySet();
            } catch (SQLException failed) {
                throw failure(failed);
            }
        }

        @Override
        public void check() {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            } catch (SQLException lost) {
                throw new AbandonedShardException("The inputs of the build are lost: " + lost.getMessage(), lost);
            }
        }

        @Override
        public void close() {
            try (connection) {
                Snapshots.end(connection);
            } catch (SQLException failed) {
                throw failure(failed);
            }
        }
    }
}
