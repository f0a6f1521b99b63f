package io.ballast.ingestion.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
import io.ballast.ingestion.domain.identity.Tickers;
import io.ballast.ingestion.domain.identity.Tickers.Span;
import io.ballast.ingestion.provider.reply.JoinedBars;
import io.ballast.ingestion.provider.reply.KeptBars;

/**
 * A provider that is asked for securities by the symbols they are kept as, and asks the real one by the tickers they had on
 * each day. Only the lists of securities and of renames come as the provider gives them: from them the tickers are learnt.
 */
public final class TickerMapping implements MarketDataProvider {

    private final MarketDataProvider provider;
    private final Supplier<Tickers> known;

    /**
     * @param provider knows tickers only
     * @param known which security each ticker named when, as of the call
     */
    public TickerMapping(MarketDataProvider provider, Supplier<Tickers> known) {
        this.provider = provider;
        this.known = known;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public BarReply session(LocalDate session, Predicate<String> wanted) {
        Tickers tickers = known.get();
        if (tickers.isEmpty()) {
            return provider.session(session, wanted);
        }
        Predicate<String> wantedTicker =
                ticker -> tickers.symbolOf(ticker, session).filter(wanted).isPresent();
        return new KeptBars(provider.session(session, wantedTicker), bar -> tickers.symbolOf(bar.symbol(), session));
    }

    @Override
    public BarReply bars(String symbol, LocalDate from, LocalDate to) {
        List<BarReply> replies = new ArrayList<>();
        for (Span span : known.get().spansOf(symbol)) {
            LocalDate first = span.from().isAfter(from) ? span.from() : from;
            LocalDate last = span.to().isAfter(to) ? to : span.to().minusDays(1);
            if (!last.isBefore(first)) {
                replies.add(new KeptBars(provider.bars(span.ticker(), first, last), bar -> Optional.of(symbol)));
            }
        }
        return replies.size() == 1 ? replies.get(0) : new JoinedBars(replies);
    }

    @Override
    public BarReply bars(Collection<String> symbols, LocalDate from, LocalDate to) {
        Tickers tickers = known.get();
        if (tickers.isEmpty()) {
            return provider.bars(symbols, from, to);
        }
        Set<String> asked = Set.copyOf(symbols);
        Set<String> named = new LinkedHashSet<>();
        symbols.forEach(symbol -> tickers.spansOf(symbol).stream()
                .filter(span -> !span.from().isAfter(to) && span.to().isAfter(from))
                .forEach(span -> named.add(span.ticker())));
        return new KeptBars(provider.bars(named, from, to), bar -> tickers.symbolOf(bar.symbol(), bar.session())
                .filter(asked::contains));
    }

    @Override
    public List<ListedSecurity> securities(boolean active) {
        return provider.securities(active);
    }

    @Override
    public boolean datesDelistings() {
        return provider.datesDelistings();
    }

    @Override
    public List<Rename> renames(LocalDate to) {
        return provider.renames(to);
    }

    @Override
    public List<Rename> renamesOf(String compositeFigi) {
        return provider.renamesOf(compositeFigi);
    }

    @Override
    public Optional<SecurityDetails> details(String symbol, LocalDate asOf) {
        LocalDate date = asOf == null ? LocalDate.MAX.minusDays(1) : asOf;
        return known.get().spansOf(symbol).stream()
                .filter(span -> !date.isBefore(span.from()) && date.isBefore(span.to()))
                .findFirst()
                .flatMap(span -> provider.details(span.ticker(), asOf));
    }

    /** Where nobody is known by a ticker on a date, some providers list old actions under the ticker of today. */
    @Override
    public List<Split> splits(LocalDate from, LocalDate to) {
        Tickers tickers = known.get();
        return provider.splits(from, to).stream()
                .map(split -> split.keptAs(
                        tickers.symbolOf(split.symbol(), split.exDate()).orElse(split.symbol())))
                .toList();
    }

    @Override
    public List<CashDividend> dividends(LocalDate from, LocalDate to) {
        Tickers tickers = known.get();
        return provider.dividends(from, to).stream()
                .map(dividend -> dividend.keptAs(
                        tickers.symbolOf(dividend.symbol(), dividend.exDate()).orElse(dividend.symbol())))
                .toList();
    }

    /** Statements are filed by companies: the ticker of its last day finds one, its number tells it from others. */
    @Override
    public Filings filings(String symbol, String cik) {
        List<Span> spans = known.get().spansOf(symbol);
        String ticker = spans.get(spans.size() - 1).ticker();
        if (!ticker.equals(symbol) && cik == null) {
            return new Filings(List.of(), List.of(), 0);
        }
        return provider.filings(ticker, cik).keptAs(symbol);
    }

    @Override
    public Optional<MarketHours> hours(LocalDate from, LocalDate to) {
        return provider.hours(from, to);
    }

    @Override
    public CallTerms terms() {
        return provider.terms();
    }

    @Override
    public ProviderReport report() {
        return provider.report();
    }
}
