package io.ballast.simulator.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;

/**
 * A market as it is known at one instant. A bar is there once its session is published, an action from its ex-date on, and
 * announced from the end of the day before; a statement from its filing date on, a security from its listing on. Nothing else
 * dated later is.
 */
public final class MarketView {
    /** The zone in which dates are meant. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final LocalTime END_OF_DAY = LocalTime.of(18, 30);

    private final Market market;
    private final ExchangeCalendar calendar;
    private final Instant now;
    private final LocalDate today;

    /**
     * The view of a market at an instant.
     *
     * @param market the whole market
     * @param calendar the exchange's sessions
     * @param now the instant
     */
    public MarketView(Market market, ExchangeCalendar calendar, Instant now) {
        this.market = market;
        this.calendar = calendar;
        this.now = now;
        this.today = now.atZone(NEW_YORK).toLocalDate();
    }

    /**
     * The instant of the view.
     *
     * @return as given
     */
    public Instant now() {
        return now;
    }

    /**
     * The date of the view in New York.
     *
     * @return a date, perhaps no session
     */
    public LocalDate today() {
        return today;
    }

    /**
     * Whether the bars of a date are out.
     *
     * @param date any date
     * @return true for past days, and for today from the end of day on
     */
    public boolean isPublished(LocalDate date) {
        return date.isBefore(today) || date.equals(today) && !endOfDay(date).isAfter(now);
    }

    /**
     * The last date whose bars are out.
     *
     * @return today or yesterday, perhaps no session
     */
    public LocalDate lastPublishedDate() {
        return isPublished(today) ? today : today.minusDays(1);
    }

    /**
     * The last session whose bars are out and within the market's data.
     *
     * @return a session
     */
    public LocalDate latestSession() {
        LocalDate published = lastPublishedDate();
        LocalDate end = market.profile().lastDate();
        return calendar.onOrBefore(end != null && end.isBefore(published) ? end : published);
    }

    /**
     * Every security there ever is; whether it is known yet, {@link #isKnown} says.
     *
     * @return as {@link Market#securities()}
     */
    public List<Security> securities() {
        return market.securities();
    }

    /**
     * Whether a security has been listed by now, delisted or not.
     *
     * @param security one of {@link #securities()}
     * @return false if it lists only later, or was gone before the data begin
     */
    public boolean isKnown(Security security) {
        return !security.life().knownFrom().isAfter(today)
                && !security.life().endedBy(market.profile().firstDate());
    }

    /**
     * Finds a security known by now.
     *
     * @param ticker case-sensitive
     * @return its position, empty if there is none; the latest one if several had the ticker
     */
    public OptionalInt find(String ticker) {
        return named(ticker).reduce((before, after) -> after);
    }

    /**
     * Finds the security that has a ticker on a date.
     *
     * @param ticker case-sensitive
     * @param date not after {@link #today()}
     * @return its position, empty if there is none
     */
    public OptionalInt find(String ticker, LocalDate date) {
        return named(ticker)
                .filter(position -> securities().get(position).life().covers(date))
                .findFirst();
    }

    /** All that are known by now and have, or had, a ticker; earliest first. */
    private IntStream named(String ticker) {
        int low = 0;
        int high = securities().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (securities().get(middle).ticker().compareTo(ticker) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return IntStream.range(low, securities().size())
                .takeWhile(position -> securities().get(position).ticker().equals(ticker))
                .filter(position -> isKnown(securities().get(position)));
    }

    /**
     * The bars of one date, if they are out.
     *
     * @param date any date
     * @return in the order of the tickers, empty if not published or nothing traded
     */
    public Bars barsOn(LocalDate date) {
        return isPublished(date) ? market.barsOn(date) : Bars.NONE;
    }

    /**
     * The bars of one security that are out.
     *
     * @param security position in {@link #securities()}
     * @param from first date
     * @param to last date, inclusive
     * @return dates ascending
     */
    public Bars barsOf(int security, LocalDate from, LocalDate to) {
        LocalDate end = to.isAfter(lastPublishedDate()) ? lastPublishedDate() : to;
        return end.isBefore(from) ? Bars.NONE : market.barsOf(security, from, end);
    }

    /**
     * The bars under a ticker that are out, whoever had it.
     *
     * @param ticker case-sensitive
     * @param from first date
     * @param to last date, inclusive
     * @return dates ascending; none if nobody is known by it
     */
    public Bars barsOf(String ticker, LocalDate from, LocalDate to) {
        List<Bars> parts =
                named(ticker).mapToObj(security -> barsOf(security, from, to)).toList();
        return parts.size() == 1 ? parts.get(0) : new JoinedBars(parts);
    }

    /**
     * The splits that have happened.
     *
     * @return in the order of ex-date and ticker
     */
    public List<Split> splits() {
        return market.splits(today);
    }

    /**
     * The splits that have happened, and from the end of day on those of the next session, which are announced.
     *
     * @return in the order of ex-date and ticker
     */
    public List<Split> announcedSplits() {
        return market.splits(lastAnnounced());
    }

    /**
     * The dividends that have gone ex, and from the end of day on those of the next session.
     *
     * @return in the order of ex-date and ticker
     */
    public List<CashDividend> announcedDividends() {
        return market.dividends(lastAnnounced());
    }

    private LocalDate lastAnnounced() {
        return isPublished(today) ? calendar.next(today) : today;
    }

    /**
     * The dividends that have gone ex.
     *
     * @return in the order of ex-date and ticker
     */
    public List<CashDividend> dividends() {
        return market.dividends(today);
    }

    /**
     * The statements that have been filed.
     *
     * @return in the order of filing and ticker
     */
    public List<Statement> statements() {
        return market.statements(today);
    }

    /**
     * Market value of a company by the last close that is out.
     *
     * @param security position in {@link #securities()}
     * @param date not after {@link #today()}
     * @return dollars, NaN if unknown
     */
    public double marketCap(int security, LocalDate date) {
        return market.marketCap(security, date.isAfter(lastPublishedDate()) ? lastPublishedDate() : date);
    }

    /**
     * Shares of a company.
     *
     * @param security position in {@link #securities()}
     * @param date not after {@link #today()}
     * @return pieces, NaN if unknown
     */
    public double sharesOutstanding(int security, LocalDate date) {
        return market.sharesOutstanding(security, date);
    }

    private Instant endOfDay(LocalDate date) {
        if (calendar.isSession(date)) {
            return new PublishSchedule(calendar).barsDue(date);
        }
        return date.atTime(END_OF_DAY).atZone(NEW_YORK).toInstant();
    }
}
