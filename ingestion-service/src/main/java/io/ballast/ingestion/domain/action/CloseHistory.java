package io.ballast.ingestion.domain.action;

import java.time.LocalDate;
import java.util.OptionalDouble;

/** The stored raw closes of one symbol. */
@FunctionalInterface
public interface CloseHistory {

    /**
     * Raw close of the last stored bar before a date.
     *
     * @param exDate the date, itself left out
     * @return the close in USD; empty if no bar is stored before it
     */
    OptionalDouble lastBefore(LocalDate exDate);
}
