package io.ballast.simulator.domain;

import java.time.LocalDate;

/**
 * A cash dividend in dollars.
 *
 * @param security position in {@link Market#securities()}
 * @param exDate first session without the right to it
 * @param amount dollars per share as paid
 * @param schedule the dates around it, {@link Schedule#UNKNOWN} if only the ex-date is known
 */
public record CashDividend(int security, LocalDate exDate, double amount, Schedule schedule) {
    /**
     * Dates and rhythm of a dividend; null where unknown.
     *
     * @param declared announced on
     * @param record holders of that day get it
     * @param paid money is paid on
     * @param perYear payments a year, 0 if irregular or unknown
     */
    public record Schedule(LocalDate declared, LocalDate record, LocalDate paid, int perYear) {
        /** Nothing known. */
        public static final Schedule UNKNOWN = new Schedule(null, null, null, 0);
    }
}
