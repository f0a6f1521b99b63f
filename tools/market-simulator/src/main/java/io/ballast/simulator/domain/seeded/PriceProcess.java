package io.ballast.simulator.domain.seeded;

import java.util.List;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.Split;
import io.ballast.simulator.domain.seeded.ActionRule.Ratio;
import io.ballast.simulator.domain.seeded.Draws.Purpose;

/**
 * Moves all prices on from session to session, always from the market's first one, so that a price never depends on what
 * was asked for. The logarithm of a price is that of the start price plus the factors plus the company's own part.
 */
final class PriceProcess {
    private static final double PULL = 0.012;
    private static final double SHOCK_CHANCE = 0.025;
    private static final double SHOCK_SIZE = 2.5;
    /** Brings the variance of the shocks back to one. */
    private static final double SHOCK_SCALE = 1 / Math.sqrt(1 + SHOCK_CHANCE * (SHOCK_SIZE * SHOCK_SIZE - 1));

    private static final int FAILING_SESSIONS = 60;
    private static final double FAILING_DRIFT = -0.004;

    private final ExchangeCalendar calendar;
    private final Draws draws;
    private final List<Company> companies;
    private final MarketFactors factors;
    private final PlantedSignal signal;
    private final TradingPauses pauses;
    private final ActionRule actions;
    private final BarShaper shaper;
    private final boolean drifting;
    private final ActionLog log = new ActionLog();

    /** Logarithm of the start price. */
    private final double[] start;
    /** Logarithm of the value of one start share. */
    private final double[] levels;
    /** The company's own part of it. */
    private final double[] own;
    /** Logarithm of the dividends' factor, so that levels + paid has no dividend gaps. */
    private final double[] paid;
    /** Logarithm of the shares one start share has become. */
    private final double[] split;

    private final int[] nextDividend;
    private final boolean[] paused;
    private int ordinal;

    /** @param drifting whether anything moves prices that could be foretold */
    PriceProcess(ExchangeCalendar calendar, Draws draws, List<Company> companies, boolean drifting) {
        this.calendar = calendar;
        this.draws = draws;
        this.drifting = drifting;
        this.companies = companies;
        this.factors = new MarketFactors(draws);
        this.signal = new PlantedSignal(companies);
        this.pauses = new TradingPauses(draws, companies);
        this.actions = new ActionRule(calendar, draws);
        this.shaper = new BarShaper(draws);
        int size = companies.size();
        start = companies.stream()
                .mapToDouble(company -> StrictMath.log(company.traits().startPrice()))
                .toArray();
        levels = new double[size];
        own = new double[size];
        paid = new double[size];
        split = new double[size];
        nextDividend = new int[size];
        paused = new boolean[size];
        ordinal = calendar.ordinal(CompanyRegistry.GENESIS) - 1;
    }

    /** The session reached. */
    int ordinal() {
        return ordinal;
    }

    /** The splits and dividends so far. */
    ActionLog log() {
        return log;
    }

    /** Moves on by one session without making bars. */
    void advance() {
        step(null);
    }

    /** Moves on by one session. */
    SessionBars advanceWithBars() {
        SessionBars.Builder bars = new SessionBars.Builder(calendar.epochDay(ordinal + 1), companies.size());
        step(bars);
        return bars.build();
    }

    private void step(SessionBars.Builder bars) {
        ordinal++;
        factors.advance(ordinal);
        signal.prepare(ordinal);
        pauses.mark(ordinal, paused);
        boolean earlyClose = bars != null && calendar.isEarlyClose(calendar.session(ordinal));
        for (int i = 0; i < companies.size(); i++) {
            if (companies.get(i).tradesOn(ordinal)) {
                move(i, bars, earlyClose);
            }
        }
    }

    private void move(int i, SessionBars.Builder bars, boolean earlyClose) {
        Company company = companies.get(i);
        double shared = factors.levelFor(company.traits());
        if (ordinal == company.first()) {
            enter(i, shared);
        }
        double before = levels[i];
        if (!paused[i] && ordinal > company.first()) {
            before += act(i);
        }
        own[i] += ownReturn(i);
        levels[i] = start[i] + shared + own[i];
        signal.record(i, ordinal, levels[i] + paid[i]);
        if (bars != null && !paused[i]) {
            SessionBars.Shape shape = shaper.shape(company, ordinal, before - split[i], levels[i] - split[i]);
            int volume = shaper.volume(company, ordinal, levels[i] - before, shape.close(), earlyClose);
            bars.add(i, shape, volume, shaper.trades(company, volume));
        }
    }

    /** A company enters the market at its start price, those of the first session somewhere within their band. */
    private void enter(int i, double shared) {
        Company company = companies.get(i);
        boolean isOld = company.security().life().listedOn().isBefore(CompanyRegistry.GENESIS);
        double spread = isOld && !company.isFund() ? 0.5 : 0;
        double band = spread * company.traits().kind().band();
        own[i] = -shared + draws.between(Purpose.START_LEVEL, company.key(), 0, -band, band);
        levels[i] = start[i] + shared + own[i];
        nextDividend[i] = actions.nextDividend(company, ordinal + 1);
    }

    private double ownReturn(int i) {
        Company company = companies.get(i);
        double shock = draws.normal(Purpose.OWN_RETURN, company.key(), ordinal);
        if (draws.uniform(Purpose.OWN_SHOCK, company.key(), ordinal) < SHOCK_CHANCE) {
            shock *= SHOCK_SIZE;
        }
        double noise = company.traits().ownVolatility() * SHOCK_SCALE * shock;
        return drifting ? noise + drift(i) : noise;
    }

    private double drift(int i) {
        Company company = companies.get(i);
        double drift = signal.drift(i) + pull(company, levels[i] - start[i]);
        boolean declines = company.failing() && company.last() - ordinal < FAILING_SESSIONS;
        return declines ? drift + FAILING_DRIFT : drift;
    }

    /** Back towards the start price once the price has left its band; a failing company is not held up. */
    private static double pull(Company company, double distance) {
        double band = company.traits().kind().band();
        if (distance > band) {
            return -PULL * (distance - band);
        }
        return distance < -band && !company.failing() ? -PULL * (distance + band) : 0;
    }

    /** Carries out today's split or dividend; returns by how much it lowers the logarithm of a start share's value. */
    private double act(int i) {
        Company company = companies.get(i);
        Ratio ratio = actions.split(company, ordinal, levels[i] - split[i]);
        if (ratio != Ratio.NONE) {
            split[i] += StrictMath.log((double) ratio.to() / ratio.from());
            log.add(new Split(i, calendar.session(ordinal), ratio.from(), ratio.to()));
            return 0;
        }
        if (ordinal < nextDividend[i]) {
            return 0;
        }
        nextDividend[i] = actions.nextDividend(company, ordinal + 5);
        int close = BarShaper.cents(levels[i] - split[i]);
        int dividend = ActionRule.dividendCents(company, close);
        if (dividend == 0) {
            return 0;
        }
        log.add(new CashDividend(i, calendar.session(ordinal), dividend / 100.0, actions.schedule(ordinal)));
        double drop = StrictMath.log(1 - (double) dividend / close);
        own[i] += drop;
        paid[i] -= drop;
        return drop;
    }
}
