package io.ballast.feature.persistence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * The content hash of rows that come in its order, one by one. Their text is made on other threads while more of them come,
 * as it takes longer than to read and to hash them.
 */
final class RowsHash {
    private static final int ROWS_AT_ONCE = 1000;
    private static final int BYTES_PER_ROW = 1200;

    /** Batches whose text is in the making, which bounds the memory. */
    private static final int AHEAD = Runtime.getRuntime().availableProcessors() + 2;

    private final ExchangeCalendar calendar;
    private final MessageDigest digest = CopyRowWriter.sha256();
    private final Deque<CompletableFuture<CsvRows>> texts = new ArrayDeque<>();
    private List<PublishedRow> batch = new ArrayList<>(ROWS_AT_ONCE);

    RowsHash(ExchangeCalendar calendar) {
        this.calendar = calendar;
    }

    /** Takes the next row. */
    void add(PublishedRow row) {
        batch.add(row);
        if (batch.size() == ROWS_AT_ONCE) {
            spell();
        }
    }

    /** The hash of all rows, as hexadecimal digits. */
    String finish() {
        spell();
        while (!texts.isEmpty()) {
            hashFirst();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void spell() {
        if (texts.size() == AHEAD) {
            hashFirst();
        }
        List<PublishedRow> rows = batch;
        texts.add(CompletableFuture.supplyAsync(() -> text(rows)));
        batch = new ArrayList<>(ROWS_AT_ONCE);
    }

    private void hashFirst() {
        CopyLane.await(texts.remove()).update(digest);
    }

    private CsvRows text(List<PublishedRow> rows) {
        CsvRows csv = new CsvRows(rows.size() * BYTES_PER_ROW);
        for (PublishedRow row : rows) {
            csv.startRow(CsvRows.quoted(row.symbol()));
            csv.text(calendar.session(row.session()).toString().getBytes(StandardCharsets.US_ASCII));
            for (double value : row.values()) {
                csv.float8(value);
            }
            csv.bool(row.labelTerminal());
            csv.endRow();
        }
        return csv;
    }
}
