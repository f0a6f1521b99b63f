package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.CallTerms;
import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.MarketHours;
import io.ballast.ingestion.application.ProviderReport;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.identity.Rename;

/** A real provider of which a test changes some answers. */
class DelegatingProvider implements MarketDataProvider {

    private final MarketDataProvider real;

    DelegatingProvider(MarketDataProvider real) {
        this.real = real;
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public BarReply session(LocalDate session, Predicate<String> wanted) {
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
    public boolean datesDelistings() {
        return real.datesDelistings();
    }

    @Override
    public List<Rename> renames(LocalDate to) {
        return real.renames(to);
    }

    @Override
    public List<Rename> renamesOf(String compositeFigi) {
        return real.renamesOf(compositeFigi);
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
    public Filings filings(String symbol, String cik) {
        return real.filings(symbol, cik);
    }

    @Override
    public Optional<MarketHours> hours(LocalDate from, LocalDate to) {
        return real.hours(from, to);
    }

    @Override
    public CallTerms terms() {
        return real.terms();
    }

    @Override
    public ProviderReport report() {
        return real.report();
    }
}
