package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

import io.ballast.monitor.domain.morning.ActionDay;

/** Asks which splits and dividends are announced for days to come. */
public interface UpcomingActions {

    /**
     * Asks.
     *
     * @param from first ex-date
     * @param to last ex-date, included
     * @return by ex-date and symbol
     * @throws ServiceUnreachableException if nobody can tell
     */
    List<ActionDay> of(LocalDate from, LocalDate to);
}
