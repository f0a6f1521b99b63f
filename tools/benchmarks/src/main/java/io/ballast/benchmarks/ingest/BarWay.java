package io.ballast.benchmarks.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.FetchedSession;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.persistence.BarLoad;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyWriter;

/** A way to get the bars of a step into the table, in one transaction. */
enum BarWay {
    /** What the service does, with absences, quarantine and the run's ledger of sessions and symbols. */
    OURS {
        private final BarLoad load = new BarLoad(Instant::now);

        @Override
        void store(Connection connection, FetchedCells step) throws SQLException {
            load.store(connection, "bench", step);
        }
    },

    /** Binary COPY into the partitioned table, bars only: it fails on a bar that is there already. */
    RAW_COPY {
        @Override
        void store(Connection connection, FetchedCells step) throws SQLException {
            copy(connection, "ingestion.daily_bar", step);
        }
    },

    /** Binary COPY into a temporary table, then the upsert that leaves equal rows as they are. Bars only. */
    UPSERT {
        @Override
        void store(Connection connection, FetchedCells step) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table staged (like ingestion.daily_bar including defaults)"
                        + " on commit drop");
                copy(connection, "staged", step);
                statement.execute(MERGE);
            }
        }
    };

    private static final String MERGE = """
            insert into ingestion.daily_bar as bar
                (symbol, session, open, high, low, close, volume, vwap, trade_count, provider, known_at)
            select symbol, session, open, high, low, close, volume, vwap, trade_count, provider, known_at from staged
            on conflict (symbol, session) do update
                set open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
                    volume = excluded.volume, vwap = excluded.vwap, trade_count = excluded.trade_count,
                    provider = excluded.provider, known_at = excluded.known_at
            where (bar.open, bar.high, bar.low, bar.close, bar.volume, bar.vwap, bar.trade_count)
                is distinct from (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume,
                                  excluded.vwap, excluded.trade_count)""";

    private static final int COLUMNS = 11;

    /** Stores a step; the caller commits. */
    abstract void store(Connection connection, FetchedCells step) throws SQLException;

    private static void copy(Connection connection, String table, FetchedCells step) throws SQLException {
        String sql = "copy " + table + " (symbol, session, open, high, low, close, volume, vwap, trade_count,"
                + " provider, known_at) from stdin (format binary)";
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (FetchedSession session : step.sessions()) {
                long close = ExchangeCalendar.xnys().close(session.session()).toEpochMilli() * 1000;
                for (Bar bar : session.accepted()) {
                    write(copy, bar, step.provider(), close);
                }
            }
            copy.finish();
        }
    }

    private static void write(BinaryCopyWriter copy, Bar bar, String provider, long knownAt) throws SQLException {
        copy.startRow(COLUMNS);
        copy.text(bar.symbol());
        copy.date(bar.session());
        copy.float8(bar.open());
        copy.float8(bar.high());
        copy.float8(bar.low());
        copy.float8(bar.close());
        copy.float8(bar.volume());
        copy.float8(bar.vwap());
        copy.int8(bar.tradeCount());
        copy.text(provider);
        copy.timestamp(knownAt);
    }
}
