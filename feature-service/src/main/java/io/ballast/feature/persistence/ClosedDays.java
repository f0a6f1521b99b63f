package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.ballast.kernel.calendar.ExchangeCalendar;

/** Days that a person declared closed: sessions of the calendar between the first and the last held one that were not held. */
final class ClosedDays {
    private ClosedDays() {}

    /** Ascending; what comes after the last session that was held and is due is not known yet. */
    static List<LocalDate> read(Connection connection, ExchangeCalendar calendar) throws SQLException {
        TreeSet<LocalDate> held = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select session from ingestion.published_sessions")) {
            while (row.next()) {
                held.add(row.getObject(1, LocalDate.class));
            }
        }
        return held.isEmpty() ? List.of() : without(held, calendar.between(held.first(), held.last()));
    }

    private static List<LocalDate> without(Set<LocalDate> held, List<LocalDate> sessions) {
        List<LocalDate> closed = new ArrayList<>(sessions);
        closed.removeIf(held::contains);
        return closed;
    }
}
