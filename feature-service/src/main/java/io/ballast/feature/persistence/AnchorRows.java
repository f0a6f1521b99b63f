package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Rows of the tables recursive_anchor and shard_anchor. */
final class AnchorRows {
    /** Anchors of the published rows. */
    static final String TABLE = "feature.recursive_anchor";

    private static final String COPY = """
            copy %s (symbol, session, last_session, strength_rows, strength_price, gain, loss,
                range_rows, range_price, true_range, average_rows, ema_12, ema_26, ema_50, ema_200)
            from stdin (format binary)""";

    private static final int LAST_SESSION = 0;
    private static final List<Integer> WHOLE_NUMBERS = List.of(1, 5, 8);

    private AnchorRows() {}

    static void write(
            Connection connection, ExchangeCalendar calendar, String table, Map<String, List<RecursiveAnchor>> anchors)
            throws SQLException {
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, COPY.formatted(table))) {
            for (Map.Entry<String, List<RecursiveAnchor>> ofSymbol : anchors.entrySet()) {
                for (RecursiveAnchor anchor : ofSymbol.getValue()) {
                    write(copy, calendar, ofSymbol.getKey(), anchor);
                }
            }
            copy.finish();
        }
    }

    private static void write(BinaryCopyWriter copy, ExchangeCalendar calendar, String symbol, RecursiveAnchor anchor)
            throws SQLException {
        double[] state = anchor.state();
        copy.startRow(2 + state.length);
        copy.text(symbol);
        copy.date(calendar.epochDay(anchor.session()));
        copy.date(calendar.epochDay((int) state[LAST_SESSION]));
        for (int i = 1; i < state.length; i++) {
            if (WHOLE_NUMBERS.contains(i)) {
                copy.int4((int) state[i]);
            } else {
                copy.float8(state[i]);
            }
        }
    }

    /** Reads a row but for its symbol. */
    static RecursiveAnchor read(BinaryCopyReader reader, ExchangeCalendar calendar) {
        int session = calendar.ordinal(LocalDate.ofEpochDay(reader.epochDay()));
        double[] state = new double[io.ballast.feature.domain.price.RecursiveState.SIZE];
        state[LAST_SESSION] = calendar.ordinal(LocalDate.ofEpochDay(reader.epochDay()));
        for (int i = 1; i < state.length; i++) {
            state[i] = WHOLE_NUMBERS.contains(i) ? reader.int4() : reader.float8();
        }
        return new RecursiveAnchor(session, state);
    }
}
