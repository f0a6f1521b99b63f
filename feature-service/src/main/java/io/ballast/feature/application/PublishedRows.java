package io.ballast.feature.application;

import java.time.LocalDate;
import java.util.Iterator;

import io.ballast.feature.domain.build.PublishedRow;

/** Port: streams published rows. */
public interface PublishedRows {
    /**
     * Opens a stream. It sees one state of the table, whatever is published meanwhile.
     *
     * @param from first session
     * @param to last session
     * @return rows by symbol and session, to be closed
     */
    Cursor open(LocalDate from, LocalDate to);

    /** An open stream. */
    interface Cursor extends Iterator<PublishedRow>, AutoCloseable {
        @Override
        void close();
    }
}
