package io.ballast.simulator.domain.replay;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.Market;
import io.ballast.simulator.domain.MarketProfile;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Split;
import io.ballast.simulator.domain.Statement;

/** A market that serves what was recorded, with its defects, and ends where the record ends. */
public final class ReplayMarket implements Market {
    private final List<Security> securities;
    private final BarTable bars;
    private final List<Split> splits;
    private final List<CashDividend> dividends;
    private final List<Statement> statements;
    private final double[] marketCaps;
    private final MarketProfile profile;

    /**
     * A market over recorded parts.
     *
     * @param securities in the order of the tickers
     * @param bars by position in the securities; at least one
     * @param splits in any order
     * @param dividends in any order
     * @param statements in any order
     * @param marketCaps dollars per security, NaN if not recorded
     */
    public ReplayMarket(
            List<Security> securities,
            BarTable bars,
            List<Split> splits,
            List<CashDividend> dividends,
            List<Statement> statements,
            double[] marketCaps) {
        this.securities = List.copyOf(securities);
        this.bars = bars;
        this.splits = splits.stream()
                .sorted(Comparator.comparing(Split::exDate).thenComparing(Split::security))
                .toList();
        this.dividends = dividends.stream()
                .sorted(Comparator.comparing(CashDividend::exDate).thenComparing(CashDividend::security))
                .toList();
        this.statements = statements.stream()
                .sorted(Comparator.comparing(Statement::knownOn).thenComparing(Statement::security))
                .toList();
        this.marketCaps = marketCaps.clone();
        this.profile = new MarketProfile(
                "replay",
                null,
                (int) securities.stream().filter(security -> !security.isFund()).count(),
                LocalDate.ofEpochDay(bars.firstDay()),
                LocalDate.ofEpochDay(bars.lastDay()));
    }

    @Override
    public MarketProfile profile() {
        return profile;
    }

    @Override
    public List<Security> securities() {
        return securities;
    }

    @Override
    public Bars barsOn(LocalDate date) {
        return bars.ofDay(date.toEpochDay());
    }

    @Override
    public Bars barsOf(int security, LocalDate from, LocalDate to) {
        return bars.ofSecurity(security, from.toEpochDay(), to.toEpochDay());
    }

    @Override
    public List<Split> splits(LocalDate upTo) {
        return splits.stream().filter(split -> !split.exDate().isAfter(upTo)).toList();
    }

    @Override
    public List<CashDividend> dividends(LocalDate upTo) {
        return dividends.stream()
                .filter(dividend -> !dividend.exDate().isAfter(upTo))
                .toList();
    }

    @Override
    public List<Statement> statements(LocalDate upTo) {
        return statements.stream()
                .filter(statement -> !statement.knownOn().isAfter(upTo))
                .toList();
    }

    @Override
    public double marketCap(int security, LocalDate date) {
        return marketCaps[security];
    }

    @Override
    public double sharesOutstanding(int security, LocalDate date) {
        return Double.NaN;
    }
}
