package io.ballast.simulator.domain.seeded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Security.Industry;
import io.ballast.simulator.domain.Security.Life;
import io.ballast.simulator.domain.seeded.Draws.Purpose;

/**
 * Fills a market with companies, from its beginning to the calendar's end. The market has a fixed number of slots; when
 * the company of a slot is delisted, another one lists a few weeks later, so that the number of listed companies stays.
 */
final class CompanyRegistry {
    /** First session of every seeded market; its history is served from a later one on. */
    static final LocalDate GENESIS = LocalDate.of(2010, 1, 4);

    private static final String MARKET_FUND = "IWM";
    private static final String BROAD_FUND = "SPY";
    private static final double DELISTINGS_PER_SESSION = 0.034 / 252;
    private static final int SHORTEST_LIFE = 90;
    private static final int LONGEST_GAP = 60;
    private static final double FAILING_SHARE = 0.4;
    private static final int GENERATIONS = 1000;

    private final ExchangeCalendar calendar;
    private final Draws draws;
    private final CompanyTraits traits;
    private final CompanyNames names;
    private final int genesis;
    private final int end;

    private CompanyRegistry(ExchangeCalendar calendar, Draws draws) {
        this.calendar = calendar;
        this.draws = draws;
        this.traits = new CompanyTraits(draws);
        this.names = new CompanyNames(draws, Set.of(MARKET_FUND, BROAD_FUND));
        this.genesis = calendar.ordinal(GENESIS);
        this.end = calendar.size() - 1;
    }

    /** Every company and fund there ever is, in the order of the tickers. */
    static List<Company> fill(ExchangeCalendar calendar, Draws draws, int slots) {
        CompanyRegistry registry = new CompanyRegistry(calendar, draws);
        List<Company> companies = new ArrayList<>();
        companies.add(registry.fund(-1, MARKET_FUND, "Small Company Index Fund", 1, 200, 3e8, 5e9));
        companies.add(registry.fund(-2, BROAD_FUND, "Broad Market Index Trust", 0.85, 450, 9e8, 3e10));
        for (int slot = 0; slot < slots; slot++) {
            registry.fillSlot(slot, companies);
        }
        companies.sort(Comparator.comparing(company -> company.security().ticker()));
        return List.copyOf(companies);
    }

    private void fillSlot(int slot, List<Company> companies) {
        int first = genesis;
        for (int generation = 0; first <= end; generation++) {
            long key = (long) slot * GENERATIONS + generation;
            Company company = company(key, Kind.ofSlot(slot), first);
            companies.add(company);
            if (company.last() == Integer.MAX_VALUE) {
                return;
            }
            first = company.last() + 5 + draws.below(Purpose.RELISTING, key, 0, LONGEST_GAP);
        }
    }

    private Company company(long key, Kind kind, int first) {
        double chance = draws.uniform(Purpose.LIFETIME, key, 0);
        double life = SHORTEST_LIFE - StrictMath.log(1 - chance) / DELISTINGS_PER_SESSION;
        int last = first + life >= end ? Integer.MAX_VALUE : first + (int) life;
        boolean failing = last != Integer.MAX_VALUE && draws.uniform(Purpose.FATE, key, 0) < FAILING_SHARE;
        Traits drawn = traits.of(key, kind);
        List<Industry> industries = drawn.sector().industries();
        Security security = new Security(
                names.ticker(key),
                names.name(key),
                "CS",
                exchange(key),
                industries.get(draws.below(Purpose.IDENTIFIER, key, 2, industries.size())),
                names.cik(key),
                names.figi(key),
                life(key, first, last));
        return new Company(key, security, drawn, first, last, failing);
    }

    private Company fund(
            long key, String ticker, String name, double beta, double price, double shares, double dollarVolume) {
        LocalDate listed = calendar.onOrAfter(LocalDate.of(2000, 5, 22));
        Security security = new Security(
                ticker, name, "ETF", "ARCX", Industry.UNKNOWN, "", names.figi(key), new Life(listed, listed, null));
        Traits drawn = traits.ofFund(key, beta, price, shares, dollarVolume);
        return new Company(key, security, drawn, genesis, Integer.MAX_VALUE, false);
    }

    private Life life(long key, int first, int last) {
        LocalDate listed = calendar.session(first);
        if (first == genesis) {
            int daysEarlier = draws.below(Purpose.LISTING_DATE, key, 0, 4500);
            listed = calendar.onOrAfter(GENESIS.minusDays(daysEarlier));
        }
        return new Life(listed, listed, last == Integer.MAX_VALUE ? null : calendar.session(last + 1));
    }

    private String exchange(long key) {
        double chance = draws.uniform(Purpose.IDENTIFIER, key, 3);
        if (chance < 0.55) {
            return "XNAS";
        }
        return chance < 0.95 ? "XNYS" : "XASE";
    }
}
