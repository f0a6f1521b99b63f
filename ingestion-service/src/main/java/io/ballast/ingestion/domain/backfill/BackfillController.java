package io.ballast.ingestion.domain.backfill;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Plans a backfill from the sessions that miss cells, newest first, in windows whose length follows the provider's
 * pace. The first window spans about a third of what is missing; after a slow or failed step the cap is half of that
 * step; after a fast one (less than half the slow threshold) it doubles, within the bounds. A window that was done is
 * never planned again, one that failed is planned anew, smaller.
 *
 * <p>Deterministic: the windows depend on the missing sessions and the reported durations only. For one thread.
 */
public final class BackfillController {

    private final BackfillBounds bounds;
    private final NavigableSet<LocalDate> missing;
    private int cap;

    /**
     * A plan for these sessions.
     *
     * @param bounds of a step
     * @param missing sessions with at least one missing cell, in any order
     */
    public BackfillController(BackfillBounds bounds, Collection<LocalDate> missing) {
        this.bounds = Objects.requireNonNull(bounds, "bounds");
        this.missing = new TreeSet<>(missing);
        this.cap = withinBounds((remainingDays() + 2) / 3);
    }

    /**
     * The window to fetch now; the same until it is reported as done or failed.
     *
     * @return the newest missing sessions within the step; empty if nothing is missing
     */
    public Optional<Window> next() {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        LocalDate to = missing.last().plusDays(1);
        LocalDate capped = to.minusDays(cap);
        LocalDate from = capped.isBefore(missing.first()) ? missing.first() : capped;
        List<LocalDate> sessions = new ArrayList<>(missing.tailSet(from, true).descendingSet());
        return Optional.of(new Window(from, to, sessions));
    }

    /**
     * Reports a window as fetched and stored.
     *
     * @param window the one {@link #next()} gave
     * @param took how long the step took
     */
    public void done(Window window, Duration took) {
        missing.removeAll(window.sessions());
        if (took.compareTo(bounds.slowThreshold()) > 0) {
            slowDown(window);
        } else if (took.multipliedBy(2).compareTo(bounds.slowThreshold()) < 0) {
            cap = withinBounds(cap * 2L);
        }
    }

    /**
     * Reports a window that could not be fetched or stored as a whole; the sessions that were not stored stay missing.
     *
     * @param window the one {@link #next()} gave
     * @param stored those of its sessions that were stored all the same
     */
    public void failed(Window window, Collection<LocalDate> stored) {
        stored.forEach(missing::remove);
        slowDown(window);
    }

    /** Largest length of the next window in calendar days. */
    public int stepDays() {
        return cap;
    }

    /** Calendar days from the oldest to the newest missing session, both counted; 0 if nothing is missing. */
    public int remainingDays() {
        return missing.isEmpty() ? 0 : Math.toIntExact(ChronoUnit.DAYS.between(missing.first(), missing.last()) + 1);
    }

    private void slowDown(Window window) {
        cap = withinBounds(Math.min(cap, window.days()) / 2);
    }

    private int withinBounds(long days) {
        return (int) Math.max(bounds.minStep(), Math.min(bounds.maxStep(), days));
    }
}
