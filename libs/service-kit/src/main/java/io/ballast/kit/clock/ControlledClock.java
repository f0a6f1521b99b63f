package io.ballast.kit.clock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.config.Variables;

/**
 * The business clock of {@code BALLAST_CLOCK}: the system's, or one that starts at the given instant, stands still, and
 * is moved by hand. The moved time is one row in the database, so that all services read the same.
 *
 * <p>Starting a service with another {@code BALLAST_CLOCK} than before starts the clock anew; with the same one it
 * goes on from where it was moved to.
 */
@Singleton
public class ControlledClock implements BusinessClock {

    private final DataSource database;
    private final Optional<Instant> start;
    private volatile boolean started;

    @Inject
    ControlledClock(DataSource database, Variables variables) {
        this.database = database;
        this.start = variables.instantUnless("BALLAST_CLOCK", "system");
    }

    /** Whether the clock may be moved, that is, whether it is not the system's. */
    public boolean isControlled() {
        return start.isPresent();
    }

    @Override
    public Instant instant() {
        if (start.isEmpty()) {
            return Instant.now();
        }
        startOnce();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select instant from ballast.business_clock");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed to read the business clock", failed);
        }
    }

    /**
     * Moves the clock.
     *
     * @throws IllegalStateException if it is the system's clock
     */
    public void moveTo(Instant instant) {
        if (start.isEmpty()) {
            throw new IllegalStateException("BALLAST_CLOCK=system cannot be moved");
        }
        startOnce();
        update("update ballast.business_clock set instant = ?", instant);
    }

    private void startOnce() {
        if (started) {
            return;
        }
        update("""
                insert into ballast.business_clock as clock (started_at, instant) values (?, ?)
                on conflict (singleton) do update set started_at = excluded.started_at, instant = excluded.instant
                where clock.started_at <> excluded.started_at""", start.orElseThrow(), start.orElseThrow());
        started = true;
    }

    private void update(String sql, Instant... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i].atOffset(ZoneOffset.UTC));
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed to set the business clock", failed);
        }
    }
}
