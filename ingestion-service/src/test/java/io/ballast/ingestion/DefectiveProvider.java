package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderReport;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.bar.Bar;

/** A provider of whose sessions one has every kind of defect a reply can have, one after the other, from the first row on. */
final class DefectiveProvider implements MarketDataProvider {

    private final MarketDataProvider real;

    private final LocalDate defective;

    DefectiveProvider(MarketDataProvider real, LocalDate defective) {
        this.real = real;
        this.defective = defective;
    }

    @Override
    public BarReply session(LocalDate session, Predicate<String> wanted) {
        if (!session.equals(defective)) {
            return real.session(session, wanted);
        }
        List<Bar> bars = new ArrayList<>(real.session(session, wanted).bars());
        Bar first = bars.get(0);
        double low = first.low();
        bars.set(0, with(first, Double.NaN, first.high(), low, first.volume()));
        bars.set(
                1,
                with(
                        bars.get(1),
                        bars.get(1).open(),
                        bars.get(1).high(),
                        -1,
                        bars.get(1).volume()));
        bars.set(
                2,
                with(
                        bars.get(2),
                        bars.get(2).open(),
                        bars.get(2).high(),
                        bars.get(2).low(),
                        -5));
        bars.set(
                3,
                with(
                        bars.get(3),
                        bars.get(3).open(),
                        bars.get(3).high(),
                        bars.get(3).high() + 1,
                        5));
        bars.set(
                4,
                with(
                        bars.get(4),
                        bars.get(4).open(),
                        bars.get(4).low() / 2,
                        bars.get(4).low() / 2,
                        5));
        Bar twice = bars.get(5);
        bars.add(with(twice, twice.open(), twice.high(), twice.low(), twice.volume() + 1));
        bars.remove(6);
        return reply(bars);
    }

    private static Bar with(Bar bar, double open, double high, double low, double volume) {
        return new Bar(bar.symbol(), bar.session(), open, high, low, bar.close(), volume, bar.vwap(), bar.tradeCount());
    }

    private static BarReply reply(List<Bar> bars) {
        return new BarReply() {
            @Override
            public List<Bar> bars() {
                return bars;
            }

            @Override
            public String raw(int row) {
                return "{\"T\":\"" + bars.get(row).symbol() + "\",\"row\":" + row + "}";
            }

            @Override
            public int rowsAnswered() {
                return bars.size();
            }
        };
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public BarReply bars(String symbol, LocalDate from, LocalDate to) {
        return real.bars(symbol, from, to);
    }

    @Override
    public BarReply bars(Collection<String> symbols, LocalDate from, LocalDate to) {
        return real.bars(symbols, from, to);
    }

    @Override
    public List<ListedSecurity> securities(boolean active) {
        return real.securities(active);
    }

    @Override
    public Optional<SecurityDetails> details(String symbol, LocalDate asOf) {
        return real.details(symbol, asOf);
    }

    @Override
    public List<Split> splits(LocalDate from, LocalDate to) {
        return real.splits(from, to);
    }

    @Override
    public List<CashDividend> dividends(LocalDate from, LocalDate to) {
        return real.dividends(from, to);
    }

    @Override
    public Filings filings(String symbol) {
        return real.filings(symbol);
    }

    @Override
    public ProviderReport report() {
        return real.report();
    }
}
