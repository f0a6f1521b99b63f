package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.domain.bar.Bar;

/** A provider of whose sessions one has every kind of defect a reply can have, one after the other, from the first row on. */
final class DefectiveProvider extends DelegatingProvider {

    private final LocalDate defective;

    DefectiveProvider(MarketDataProvider real, LocalDate defective) {
        super(real);
        this.defective = defective;
    }

    @Override
    public BarReply session(LocalDate session, Predicate<String> wanted) {
        if (!session.equals(defective)) {
            return super.session(session, wanted);
        }
        List<Bar> bars = new ArrayList<>(super.session(session, wanted).bars());
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
        return new ChangedReply(bars);
    }

    private static Bar with(Bar bar, double open, double high, double low, double volume) {
        return new Bar(bar.symbol(), bar.session(), open, high, low, bar.close(), volume, bar.vwap(), bar.tradeCount());
    }
}
