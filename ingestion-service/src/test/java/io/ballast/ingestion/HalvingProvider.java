package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.domain.bar.Bar;

/** A provider that tells half of every price of one symbol on one session. */
final class HalvingProvider extends DelegatingProvider {

    private final String symbol;
    private final LocalDate session;

    HalvingProvider(MarketDataProvider real, String symbol, LocalDate session) {
        super(real);
        this.symbol = symbol;
        this.session = session;
    }

    @Override
    public BarReply session(LocalDate date, Predicate<String> wanted) {
        return halved(super.session(date, wanted));
    }

    @Override
    public BarReply bars(String ticker, LocalDate from, LocalDate to) {
        return halved(super.bars(ticker, from, to));
    }

    @Override
    public BarReply bars(Collection<String> symbols, LocalDate from, LocalDate to) {
        return halved(super.bars(symbols, from, to));
    }

    private BarReply halved(BarReply reply) {
        List<Bar> bars = reply.bars().stream().map(this::halved).toList();
        return new ChangedReply(bars);
    }

    private Bar halved(Bar bar) {
        if (!bar.symbol().equals(symbol) || !bar.session().equals(session)) {
            return bar;
        }
        return new Bar(
                symbol,
                session,
                bar.open() / 2,
                bar.high() / 2,
                bar.low() / 2,
                bar.close() / 2,
                bar.volume(),
                bar.vwap() / 2,
                bar.tradeCount());
    }
}
