package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.FetchedSession;
import io.ballast.ingestion.application.QuarantinedBar;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Brings what was fetched into temporary tables that live as long as the transaction. */
final class StagedCells {

    private static final long MICROS = 1_000_000;
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();

    private StagedCells() {}

    /** Creates and fills {@code staged_bar}, {@code staged_cell} and {@code staged_quarantine}. */
    static void stage(Connection connection, FetchedCells cells) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create temporary table staged_bar (
                        symbol text, session date, open float8, high float8, low float8, close float8, volume float8,
                        vwap float8, trade_count bigint, provider text, known_at timestamptz) on commit drop;
                    create temporary table staged_cell (symbol text, session date, reason text) on commit drop;
                    create temporary table staged_quarantine (
                        symbol text, session date, reason text, provider text, payload text) on commit drop""");
            copyBars(connection, cells);
            copyCells(connection, cells);
            copyQuarantine(connection, cells);
            statement.execute("analyze staged_bar; analyze staged_cell");
        }
    }

    private static void copyBars(Connection connection, FetchedCells cells) throws SQLException {
        try (BinaryCopyWriter copy =
                new BinaryCopyWriter(connection, "copy pg_temp.staged_bar from stdin (format binary)")) {
            for (FetchedSession session : cells.sessions()) {
                long knownAt = session.accepted().isEmpty() ? 0 : closeMicros(session.session());
                for (Bar bar : session.accepted()) {
                    write(copy, bar, cells.provider(), knownAt);
                }
            }
            copy.finish();
        }
    }

    private static void write(BinaryCopyWriter copy, Bar bar, String provider, long knownAt) throws SQLException {
        copy.startRow(11);
        copy.text(bar.symbol());
        copy.date(bar.session());
        copy.float8(bar.open());
        copy.float8(bar.high());
        copy.float8(bar.low());
        copy.float8(bar.close());
        copy.float8(bar.volume());
        copy.float8(bar.vwap());
        if (bar.tradeCount() == Bar.UNKNOWN_COUNT) {
            copy.nullValue();
        } else {
            copy.int8(bar.tradeCount());
        }
        copy.text(provider);
        copy.timestamp(knownAt);
    }

    private static void copyCells(Connection connection, FetchedCells cells) throws SQLException {
        try (BinaryCopyWriter copy =
                new BinaryCopyWriter(connection, "copy pg_temp.staged_cell from stdin (format binary)")) {
            for (FetchedSession session : cells.sessions()) {
                if (!cells.unsettled().contains(session.session())) {
                    for (String symbol : session.empty()) {
                        writeCell(copy, symbol, session.session(), "no-bar");
                    }
                }
                if (CALENDAR.isSession(session.session())) {
                    for (String symbol : session.quarantined().stream()
                            .map(QuarantinedBar::symbol)
                            .distinct()
                            .toList()) {
                        writeCell(copy, symbol, session.session(), "quarantined");
                    }
                }
            }
            copy.finish();
        }
    }

    private static void writeCell(BinaryCopyWriter copy, String symbol, LocalDate session, String reason)
            throws SQLException {
        copy.startRow(3);
        copy.text(symbol);
        copy.date(session);
        copy.text(reason);
    }

    private static void copyQuarantine(Connection connection, FetchedCells cells) throws SQLException {
        try (BinaryCopyWriter copy =
                new BinaryCopyWriter(connection, "copy pg_temp.staged_quarantine from stdin (format binary)")) {
            for (FetchedSession session : cells.sessions()) {
                for (QuarantinedBar bar : session.quarantined()) {
                    copy.startRow(5);
                    copy.text(bar.symbol());
                    copy.date(bar.session());
                    copy.text(bar.reason());
                    copy.text(bar.provider());
                    copy.text(bar.payload());
                }
            }
            copy.finish();
        }
    }

    private static long closeMicros(LocalDate session) {
        return CALENDAR.close(session).getEpochSecond() * MICROS;
    }
}
