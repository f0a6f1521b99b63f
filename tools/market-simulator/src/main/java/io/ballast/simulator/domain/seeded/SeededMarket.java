package io.ballast.simulator.domain.seeded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.Market;
import io.ballast.simulator.domain.MarketProfile;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Split;
import io.ballast.simulator.domain.Statement;

/**
 * A market made from a seed. It begins at the same session whatever part of it is served, and is generated on demand as
 * far as somebody asks, until the calendar ends; a value depends on the seed, the number of symbols, the security and the
 * session only.
 */
public final class SeededMarket implements Market {
    /** Earliest date from which bars can be served: a year after the market's first session, when it has mixed. */
    public static final LocalDate EARLIEST = LocalDate.of(2011, 1, 3);

    private static final int STATEMENT_YEARS_BEFORE = 2;
    private static final int LONGEST_PAUSE = 30;

    private final long seed;
    private final int symbols;
    private final ExchangeCalendar calendar;
    private final LocalDate first;
    private final List<Company> companies;
    private final List<Security> securities;
    private final Filings filings;
    private final PriceProcess prices;
    private final List<SessionBars> sessions = new ArrayList<>();
    private LocalDate statementsUpTo;
    private List<Statement> statements = List.of();

    /**
     * A market.
     *
     * @param calendar the exchange's sessions
     * @param seed any number
     * @param symbols stocks listed at a time, at least 1
     * @param first first date with bars, not before {@link #EARLIEST}
     */
    public SeededMarket(ExchangeCalendar calendar, long seed, int symbols, LocalDate first) {
        this(calendar, seed, symbols, first, true);
    }

    /**
     * The same market with nothing in it that could be foretold: no planted signal, no pull back towards the start price
     * and no decline before a delisting. Each stock's own part is a random walk.
     */
    public static SeededMarket randomWalk(ExchangeCalendar calendar, long seed, int symbols, LocalDate first) {
        return new SeededMarket(calendar, seed, symbols, first, false);
    }

    private SeededMarket(ExchangeCalendar calendar, long seed, int symbols, LocalDate first, boolean drifting) {
        if (first.isBefore(EARLIEST)) {
            throw new IllegalArgumentException(
                    "the market's data cannot begin on " + first + ": not before " + EARLIEST);
        }
        Draws draws = new Draws(seed);
        this.seed = seed;
        this.symbols = symbols;
        this.calendar = calendar;
        this.first = calendar.onOrAfter(first);
        this.companies = CompanyRegistry.fill(calendar, draws, symbols);
        this.securities = companies.stream().map(Company::security).toList();
        this.filings = new Filings(calendar, draws);
        this.prices = new PriceProcess(calendar, draws, companies, drifting);
        while (prices.ordinal() + 1 < calendar.ordinal(this.first)) {
            prices.advance();
        }
    }

    @Override
    public MarketProfile profile() {
        return new MarketProfile("seeded", seed, symbols, first, null);
    }

    @Override
    public List<Security> securities() {
        return securities;
    }

    @Override
    public Bars barsOn(LocalDate date) {
        if (date.isBefore(first) || !calendar.isSession(date)) {
            return Bars.NONE;
        }
        return session(calendar.ordinal(date));
    }

    @Override
    public synchronized Bars barsOf(int security, LocalDate from, LocalDate to) {
        LocalDate begin = from.isBefore(first) ? first : from;
        if (to.isBefore(begin)) {
            return Bars.NONE;
        }
        int start = calendar.ordinal(first);
        int last = calendar.ordinal(calendar.onOrBefore(to));
        int next = calendar.ordinal(calendar.onOrAfter(begin));
        generate(last);
        return next > last ? Bars.NONE : BarHistory.of(security, sessions.subList(next - start, last + 1 - start));
    }

    @Override
    public synchronized List<Split> splits(LocalDate upTo) {
        generate(upTo);
        return prices.log().splits(first, upTo);
    }

    @Override
    public synchronized List<CashDividend> dividends(LocalDate upTo) {
        generate(upTo);
        return prices.log().dividends(first, upTo);
    }

    @Override
    public synchronized List<Statement> statements(LocalDate upTo) {
        if (!upTo.equals(statementsUpTo)) {
            generate(upTo);
            List<Statement> all = new ArrayList<>();
            LocalDate from = first.minusYears(STATEMENT_YEARS_BEFORE);
            for (int i = 0; i < companies.size(); i++) {
                int security = i;
                if (!securities.get(i).life().endedBy(first)) {
                    all.addAll(filings.of(i, companies.get(i), from, upTo, date -> sharesOutstanding(security, date)));
                }
            }
            all.sort(Comparator.comparing(Statement::knownOn).thenComparing(Statement::security));
            statements = List.copyOf(all);
            statementsUpTo = upTo;
        }
        return statements;
    }

    @Override
    public double marketCap(int security, LocalDate date) {
        Bars bars = barsOf(security, date.minusDays(LONGEST_PAUSE), date);
        if (bars.size() == 0) {
            return Double.NaN;
        }
        return Math.rint(bars.close(bars.size() - 1) * sharesOutstanding(security, date));
    }

    @Override
    public synchronized double sharesOutstanding(int security, LocalDate date) {
        generate(date);
        double shares = companies.get(security).traits().startShares();
        return Math.rint(shares * prices.log().sharesPerStartShare(security, date));
    }

    private synchronized SessionBars session(int ordinal) {
        generate(ordinal);
        return sessions.get(ordinal - calendar.ordinal(first));
    }

    private void generate(LocalDate upTo) {
        if (!upTo.isBefore(first)) {
            generate(calendar.ordinal(calendar.onOrBefore(upTo)));
        }
    }

    private void generate(int ordinal) {
        while (prices.ordinal() < ordinal) {
            sessions.add(prices.advanceWithBars());
        }
    }
}
