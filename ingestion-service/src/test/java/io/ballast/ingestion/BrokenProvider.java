package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderReport;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;

/** A provider that answers for some sessions and then breaks. */
final class BrokenProvider implements MarketDataProvider {

    private final MarketDataProvider real;
    private final AtomicInteger left;

    BrokenProvider(MarketDataProvider real, int sessions) {
        this.real = real;
        this.left = new AtomicInteger(sessions);
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public BarReply session(LocalDate session, Predicate<String> wanted) {
        if (left.decrementAndGet() < 0) {
            throw new ProviderException(ProviderException.Kind.FAILED, "broken", null);
        }
        return real.session(session, wanted);
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
