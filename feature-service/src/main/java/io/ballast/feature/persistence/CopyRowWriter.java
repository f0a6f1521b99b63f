package io.ballast.feature.persistence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyRows;

/**
 * Writes rows by binary COPY, and hashes them on the way. Rows are encoded ahead, on the threads that compute; sending and
 * hashing go on side by side. With several lanes the years take turns, so that each partition is written by one of them,
 * in the order of its key.
 */
final class CopyRowWriter implements FeatureTable.RowWriter {
    private final List<CopyLane> lanes;
    private final ExchangeCalendar calendar;
    private final SessionRange written;
    private final Consumer<List<CopyLane>> completion;
    private final EncodedRows.Pool pool;
    private final byte[][] dates;
    private final MessageDigest digest;
    private final ExecutorService hasher = Executors.newSingleThreadExecutor();

    /**
     * A writer.
     *
     * @param lanes COPYs of {@link Columns#ALL}, closed with the writer
     * @param calendar exchange sessions
     * @param written sessions to write
     * @param hashed whether to hash the rows; else what was written has no hash
     * @param completion what makes the rows last, once all of them are sent
     */
    CopyRowWriter(
            List<CopyLane> lanes,
            ExchangeCalendar calendar,
            SessionRange written,
            boolean hashed,
            Consumer<List<CopyLane>> completion) {
        this.lanes = List.copyOf(lanes);
        this.calendar = calendar;
        this.written = written;
        this.digest = hashed ? sha256() : null;
        this.completion = completion;
        this.dates = CsvRows.dates(calendar, written);
        // One more than symbols are in flight in the build, so that the next in order always finds one.
        this.pool = new EncodedRows.Pool(Runtime.getRuntime().availableProcessors() + 3, lanes.size());
    }

    @Override
    public void accept(String symbol, int[] sessions, FeatureBlock block) {
        prepare(symbol, sessions, block).run();
    }

    @Override
    public Runnable prepare(String symbol, int[] sessions, FeatureBlock block) {
        double[][] columns = Feature.all().stream().map(block::column).toArray(double[][]::new);
        EncodedRows rows = pool.take();
        byte[] name = symbol.getBytes(StandardCharsets.UTF_8);
        byte[] quoted = CsvRows.quoted(symbol);
        for (int row = 0; row < block.rows(); row++) {
            int session = sessions[row];
            if (written.contains(session)) {
                boolean terminal = block.terminal()[row];
                encode(rows.copy(laneOf(session)), name, session, columns, row, terminal);
                if (digest != null) {
                    encode(rows.csv(), quoted, session, columns, row, terminal);
                }
            }
        }
        return () -> write(rows);
    }

    private int laneOf(int session) {
        return lanes.size() == 1 ? 0 : calendar.session(session).getYear() % lanes.size();
    }

    private void write(EncodedRows rows) {
        hasher.execute(() -> {
            if (digest != null) {
                rows.csv().update(digest);
            }
            rows.release();
        });
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).write(rows, i);
        }
    }

    private void encode(BinaryCopyRows rows, byte[] name, int session, double[][] columns, int row, boolean terminal) {
        rows.startRow(Columns.COUNT);
        rows.bytea(name);
        rows.date(calendar.epochDay(session));
        for (double[] column : columns) {
            rows.float8(column[row]);
        }
        rows.bool(terminal);
    }

    private void encode(CsvRows csv, byte[] quoted, int session, double[][] columns, int row, boolean terminal) {
        csv.startRow(quoted);
        csv.text(dates[session - written.from()]);
        for (double[] column : columns) {
            csv.float8(column[row]);
        }
        csv.bool(terminal);
        csv.endRow();
    }

    @Override
    public FeatureTable.Written finish() {
        List<CompletableFuture<Long>> ends =
                lanes.stream().map(CopyLane::finish).toList();
        long rows = ends.stream().mapToLong(CopyLane::await).sum();
        String hash = digest == null ? null : CopyLane.await(CompletableFuture.supplyAsync(this::hash, hasher));
        completion.accept(lanes);
        return new FeatureTable.Written(rows, hash);
    }

    private String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        hasher.shutdownNow();
        RuntimeException failure = null;
        for (CopyLane lane : lanes) {
            try {
                lane.close();
            } catch (RuntimeException failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
