package io.ballast.feature.domain.build;

import java.util.function.LongConsumer;

/** Adds up the rows done and tells the sum. */
final class RowProgress {
    private final LongConsumer listener;
    private long rows;

    RowProgress(LongConsumer listener) {
        this.listener = listener;
    }

    void add(int more) {
        rows += more;
        listener.accept(rows);
    }
}
