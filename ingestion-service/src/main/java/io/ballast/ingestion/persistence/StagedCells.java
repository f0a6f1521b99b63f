package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.FetchedSession;
import io.ballast.ingestion.application.QuarantinedBar;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Brings the cells without a bar, and the bars put aside, into temporary tables that live as long as the transaction. */
final class StagedCells {

    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();

    private StagedCells() {}

    /** Creates and fills {@code staged_cell} and {@code staged_quarantine}, in place of those of another provider. */
    static void stage(Connection connection, FetchedCells cells) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    drop table if exists staged_cell, staged_quarantine;
                    create temporary table staged_cell (
                        symbol text, session date, reason text, provider text, detail text) on commit drop;
                    create temporary table staged_quarantine (
                        symbol text, session date, reason text, provider text, payload text, open float8, high float8,
                        low float8, close float8, volume float8, vwap float8, trade_count bigint) on commit drop""");
            copyCells(connection, cells);
            copyQuarantine(connection, cells);
            statement.execute("analyze staged_cell");
        }
    }

    private static void copyCells(Connection connection, FetchedCells cells) throws SQLException {
        try (BinaryCopyWriter copy =
                new BinaryCopyWriter(connection, "copy pg_temp.staged_cell from stdin (format binary)")) {
            for (FetchedSession session : cells.sessions()) {
                boolean settled = !cells.unsettled().contains(session.session());
                if (settled) {
                    for (String symbol : session.empty()) {
                        writeCell(
                                copy,
                                symbol,
                                session.session(),
                                "provider-missing",
                                String.join(",", cells.asked()),
                                session.said());
                    }
                }
                if (settled && CALENDAR.isSession(session.session())) {
                    writeQuarantined(copy, session);
                }
            }
            copy.finish();
        }
    }

    /** One cell per symbol, with the first of its reasons. */
    private static void writeQuarantined(BinaryCopyWriter copy, FetchedSession session) throws SQLException {
        Set<String> written = new HashSet<>();
        for (QuarantinedBar bar : session.quarantined()) {
            if (written.add(bar.symbol())) {
                writeCell(copy, bar.symbol(), session.session(), "quarantined", bar.provider(), bar.reason());
            }
        }
    }

    private static void writeCell(
            BinaryCopyWriter copy, String symbol, LocalDate session, String reason, String provider, String detail)
            throws SQLException {
        copy.startRow(5);
        copy.text(symbol);
        copy.date(session);
        copy.text(reason);
        copy.text(provider);
        copy.text(detail);
    }

    private static void copyQuarantine(Connection connection, FetchedCells cells) throws SQLException {
        try (BinaryCopyWriter copy =
                new BinaryCopyWriter(connection, "copy pg_temp.staged_quarantine from stdin (format binary)")) {
            for (FetchedSession session : cells.sessions()) {
                for (QuarantinedBar bar : session.quarantined()) {
                    copy.startRow(12);
                    copy.text(bar.symbol());
                    copy.date(bar.session());
                    copy.text(bar.reason());
                    copy.text(bar.provider());
                    copy.text(bar.payload());
                    BarCopy.writeValues(copy, bar.bar());
                }
            }
            copy.finish();
        }
    }
}
