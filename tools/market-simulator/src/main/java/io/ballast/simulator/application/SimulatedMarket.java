package io.ballast.simulator.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.domain.Market;
import io.ballast.simulator.domain.MarketProfile;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.renamed.Rename;
import io.ballast.simulator.domain.renamed.RenamedMarket;

/** A market with its own clock. Everything it answers holds as of the clock. Safe for use by many threads. */
public final class SimulatedMarket {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final Market origin;
    private final ExchangeCalendar calendar;
    private final AtomicReference<Naming> naming;
    private final AtomicReference<Instant> clock = new AtomicReference<>();

    /** The market with the renames that were ordered. */
    private record Naming(List<Rename> renames, Market market) {}

    /**
     * A market at an instant.
     *
     * @param market the whole market
     * @param calendar the exchange's sessions
     * @param start first instant of the clock
     * @throws ClockRangeException if there are no data at that instant
     */
    public SimulatedMarket(Market market, ExchangeCalendar calendar, Instant start) {
        this.origin = market;
        this.naming = new AtomicReference<>(new Naming(List.of(), market));
        this.calendar = calendar;
        setClock(start);
    }

    /**
     * The evening of a date: 23:59 in New York.
     *
     * @param date any date
     * @return the instant
     */
    public static Instant evening(LocalDate date) {
        return date.atTime(END_OF_DAY).atZone(MarketView.NEW_YORK).toInstant();
    }

    /**
     * What kind of market it is.
     *
     * @return kind, size and range
     */
    public MarketProfile profile() {
        return origin.profile();
    }

    /**
     * The exchange's sessions.
     *
     * @return the calendar
     */
    public ExchangeCalendar calendar() {
        return calendar;
    }

    /**
     * The market as of the clock. The view stays at this instant when the clock moves on.
     *
     * @return a view
     */
    public MarketView view() {
        return new MarketView(naming.get().market(), calendar, clock.get());
    }

    /**
     * The market as of an earlier instant.
     *
     * @param instant what lies after the clock counts as the clock
     * @return a view
     */
    public MarketView viewUpTo(Instant instant) {
        Instant now = clock.get();
        return new MarketView(naming.get().market(), calendar, instant.isBefore(now) ? instant : now);
    }

    /**
     * What was renamed.
     *
     * @return in the order of the orders
     */
    public List<Rename> renames() {
        return naming.get().renames();
    }

    /**
     * Gives a security another ticker from a day on, past or future.
     *
     * @param rename after those ordered before
     * @throws IllegalArgumentException if nobody has that ticker then, or the new one is taken
     */
    public void rename(Rename rename) {
        naming.updateAndGet(before -> {
            List<Rename> all = new ArrayList<>(before.renames());
            all.add(rename);
            return new Naming(List.copyOf(all), new RenamedMarket(origin, all));
        });
    }

    /** Takes all renames back. */
    public void liftRenames() {
        naming.set(new Naming(List.of(), origin));
    }

    /**
     * The clock.
     *
     * @return its instant
     */
    public Instant clock() {
        return clock.get();
    }

    /**
     * Sets the clock, forwards or back.
     *
     * @param instant from the first session's beginning to the evening of the last date
     * @throws ClockRangeException if the instant is not within the data
     */
    public void setClock(Instant instant) {
        LocalDate date = instant.atZone(MarketView.NEW_YORK).toLocalDate();
        if (date.isBefore(profile().firstDate()) || date.isAfter(lastDate())) {
            throw new ClockRangeException(instant + " is not within the market's data: they go from "
                    + profile().firstDate() + " to " + lastDate());
        }
        clock.set(instant);
    }

    /**
     * Moves the clock to the evening of the next session.
     *
     * @return the session
     * @throws ClockRangeException if the data end before it
     */
    public LocalDate nextSession() {
        while (true) {
            Instant now = clock.get();
            LocalDate today = now.atZone(MarketView.NEW_YORK).toLocalDate();
            boolean isAhead = calendar.isSession(today) && evening(today).isAfter(now);
            if (!isAhead && !calendar.onOrBefore(lastDate()).isAfter(today)) {
                throw new ClockRangeException("the clock is at " + now + " and the market's data end on " + lastDate()
                        + ": there is no next session");
            }
            LocalDate next = isAhead ? today : calendar.next(today);
            if (clock.compareAndSet(now, evening(next))) {
                return next;
            }
        }
    }

    private LocalDate lastDate() {
        LocalDate last = profile().lastDate();
        return last == null ? calendar.session(calendar.size() - 1) : last;
    }
}
