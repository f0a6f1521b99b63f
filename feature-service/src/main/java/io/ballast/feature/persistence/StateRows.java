package io.ballast.feature.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Rows of the table symbol_state. */
final class StateRows {
    /** Columns come as arrays of text, one element per symbol; memberships are arrays within them. */
    private static final String UPSERT = """
            insert into feature.symbol_state
                (symbol, listed_on, delisted_on, member_from, member_to, first_bar, last_bar)
            select symbol, listed_on::date, delisted_on::date, member_from::date[], member_to::date[],
                first_bar::date, last_bar::date
            from unnest(?, ?, ?, ?, ?, ?, ?)
                as state (symbol, listed_on, delisted_on, member_from, member_to, first_bar, last_bar)
            on conflict (symbol) do update set (listed_on, delisted_on, member_from, member_to, first_bar, last_bar) =
                (excluded.listed_on, excluded.delisted_on, excluded.member_from, excluded.member_to,
                 excluded.first_bar, excluded.last_bar)""";

    private StateRows() {}

    static void write(Connection connection, ExchangeCalendar calendar, Collection<SymbolState> states)
            throws SQLException {
        List<Function<SymbolState, Object>> columns = List.of(
                state -> state.security().symbol(),
                state -> state.security().listedOn(),
                state -> state.security().delistedOn(),
                state -> dates(state, Membership::from),
                state -> dates(state, Membership::to),
                state -> date(calendar, state.firstBar()),
                state -> date(calendar, state.lastBar()));
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (int i = 0; i < columns.size(); i++) {
                Object[] texts = states.stream()
                        .map(columns.get(i))
                        .map(value -> Objects.toString(value, null))
                        .toArray();
                upsert.setArray(i + 1, connection.createArrayOf("text", texts));
            }
            upsert.executeUpdate();
        }
    }

    /** As PostgreSQL writes an array. */
    private static String dates(SymbolState state, Function<Membership, LocalDate> which) {
        return state.security().memberships().stream()
                .map(membership -> Objects.toString(which.apply(membership), "null"))
                .collect(Collectors.joining(",", "{", "}"));
    }

    static SymbolState read(ResultSet row, ExchangeCalendar calendar) throws SQLException {
        LocalDate[] from = dates(row.getArray("member_from"));
        LocalDate[] to = dates(row.getArray("member_to"));
        List<Membership> memberships = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            memberships.add(new Membership(from[i], to[i]));
        }
        Security security = new Security(
                row.getString("symbol"),
                row.getObject("listed_on", LocalDate.class),
                row.getObject("delisted_on", LocalDate.class),
                memberships);
        return new SymbolState(security, ordinal(row, "first_bar", calendar), ordinal(row, "last_bar", calendar));
    }

    private static LocalDate[] dates(Array array) throws SQLException {
        Date[] dates = (Date[]) array.getArray();
        LocalDate[] result = new LocalDate[dates.length];
        for (int i = 0; i < dates.length; i++) {
            result[i] = dates[i] == null ? null : dates[i].toLocalDate();
        }
        return result;
    }

    private static LocalDate date(ExchangeCalendar calendar, int session) {
        return session < 0 ? null : calendar.session(session);
    }

    private static int ordinal(ResultSet row, String column, ExchangeCalendar calendar) throws SQLException {
        LocalDate date = row.getObject(column, LocalDate.class);
        return date == null ? -1 : calendar.ordinal(date);
    }
}
