package io.ballast.feature.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.ballast.kit.copy.BinaryCopyRows;

/** The rows of a symbol, encoded as they are sent to each COPY and as they are hashed. Buffers that are used again. */
final class EncodedRows {
    /** Enough for most symbols of ten years; more is made when needed, and kept. */
    private static final int CAPACITY = 1 << 20;

    private final List<BinaryCopyRows> copies = new ArrayList<>();
    private final CsvRows csv = new CsvRows(CAPACITY);
    private final Pool pool;
    private final AtomicInteger users = new AtomicInteger();

    private EncodedRows(Pool pool, int copies) {
        this.pool = pool;
        for (int i = 0; i < copies; i++) {
            this.copies.add(new BinaryCopyRows(CAPACITY / copies));
        }
    }

    /** Rows of one of the COPYs. */
    BinaryCopyRows copy(int index) {
        return copies.get(index);
    }

    /** All rows. */
    CsvRows csv() {
        return csv;
    }

    /** Called by each of the COPYs, and by who hashes, when done with it. */
    void release() {
        if (users.decrementAndGet() == 0) {
            pool.free.add(this);
        }
    }

    /** A fixed number of them, which bounds how far anybody gets ahead of the slowest. */
    static final class Pool {
        private final BlockingQueue<EncodedRows> free;
        private final int copies;

        Pool(int size, int copies) {
            this.free = new ArrayBlockingQueue<>(size);
            this.copies = copies;
            for (int i = 0; i < size; i++) {
                free.add(new EncodedRows(this, copies));
            }
        }

        /** An empty one; waits until one is released. */
        EncodedRows take() {
            try {
                EncodedRows rows = free.take();
                rows.copies.forEach(BinaryCopyRows::clear);
                rows.csv.clear();
                rows.users.set(copies + 1);
                return rows;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for rows to be written", interrupted);
            }
        }
    }
}
