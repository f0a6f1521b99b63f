package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
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
import io.ballast.kit.copy.BinaryCopyReader;

/** Rows of the tables symbol_state and shard_state. */
final class StateRows {
    /** States of the published rows. */
    static final String TABLE = "feature.symbol_state";

    /** Columns come as arrays of text, one element per symbol; memberships are arrays within them. */
    private static final String UPSERT = """
            insert into %s
                (symbol, listed_on, delisted_on, member_from, member_to, first_bar, last_bar)
            select symbol, listed_on::date, delisted_on::date, member_from::date[], member_to::date[],
                first_bar::date, last_bar::date
            from unnest(?, ?, ?, ?, ?, ?, ?)
                as state (symbol, listed_on, delisted_on, member_from, member_to, first_bar, last_bar)
            on conflict (symbol) do update set (listed_on, delisted_on, member_from, member_to, first_bar, last_bar) =
                (excluded.listed_on, excluded.delisted_on, excluded.member_from, excluded.member_to,
                 excluded.first_bar, excluded.last_bar)""";

    /** Memberships come as dates in a row, with nothing between two commas where one lasts. */
    private static final String SELECT = """
            copy (
                select symbol, listed_on, delisted_on, array_to_string(member_from, ',', ''),
                    array_to_string(member_to, ',', ''), first_bar, last_bar
                from feature.symbol_state
            ) to stdout (format binary)""";

    private StateRows() {}

    static void write(Connection connection, ExchangeCalendar calendar, String table, Collection<SymbolState> states)
            throws SQLException {
        List<Function<SymbolState, Object>> columns = List.of(
                state -> state.security().symbol(),
                state -> state.security().listedOn(),
                state -> state.security().delistedOn(),
                state -> dates(state, Membership::from),
                state -> dates(state, Membership::to),
                state -> date(calendar, state.firstBar()),
                state -> date(calendar, state.lastBar()));
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT.formatted(table))) {
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

    static List<SymbolState> read(Connection connection, ExchangeCalendar calendar) {
        List<SymbolState> states = new ArrayList<>();
        CopyRows.read(connection, SELECT, reader -> {
            String symbol = reader.text();
            LocalDate listedOn = date(reader);
            LocalDate delistedOn = date(reader);
            Security security = new Security(symbol, listedOn, delistedOn, memberships(reader.text(), reader.text()));
            states.add(new SymbolState(security, ordinal(reader, calendar), ordinal(reader, calendar)));
        });
        return states;
    }

    private static List<Membership> memberships(String from, String to) {
        String[] starts = from.split(",", -1);
        String[] ends = to.split(",", -1);
        List<Membership> memberships = new ArrayList<>(starts.length);
        for (int i = 0; i < starts.length; i++) {
            memberships.add(new Membership(date(starts[i]), date(ends[i])));
        }
        return memberships;
    }

    private static LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static LocalDate date(BinaryCopyReader reader) {
        int epochDay = reader.epochDay();
        return reader.wasNull() ? null : LocalDate.ofEpochDay(epochDay);
    }

    private static LocalDate date(ExchangeCalendar calendar, int session) {
        return session < 0 ? null : calendar.session(session);
    }

    private static int ordinal(BinaryCopyReader reader, ExchangeCalendar calendar) {
        LocalDate date = date(reader);
        return date == null ? -1 : calendar.ordinal(date);
    }
}
