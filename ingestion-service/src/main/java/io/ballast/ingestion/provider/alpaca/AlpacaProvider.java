package io.ballast.ingestion.provider.alpaca;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import io.ballast.ingestion.domain.calendar.AnnouncedDays;
import io.ballast.ingestion.domain.calendar.DayKind;
import io.ballast.ingestion.domain.identity.Rename;
import io.ballast.ingestion.provider.alpaca.AlpacaReference.Actions;
import io.ballast.ingestion.provider.reply.JoinedBars;
import io.ballast.ingestion.provider.transport.Transport;

/**
 * Market data from Alpaca: raw prices under the symbol used at the time. It knows no statements, no market values and no
 * types of securities. Symbols are written as on the tape ({@code BRK.B}), so they need no translation.
 */
final class AlpacaProvider implements MarketDataProvider {

    /** The provider's name in tables and messages. */
    static final String NAME = "alpaca";

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final int BAR_LIMIT = 10_000;
    private static final int ACTION_LIMIT = 1000;
    /** It has no data from before. */
    private static final LocalDate EARLIEST = LocalDate.of(2016, 1, 1);
    /** Actions are found by the date they are processed, which may be some days after the ex-date. */
    private static final int PROCESSED_LATER_DAYS = 45;

    private final Transport data;
    private final Transport trading;
    private final TokenPages pages;
    private final SymbolBatches batches = new SymbolBatches();
    private final String feed;
    private final CallTerms terms;

    /**
     * @param data the host of market data
     * @param trading the host of assets
     * @param feed {@code sip} or {@code iex}
     * @param terms of the host of market data
     */
    AlpacaProvider(Transport data, Transport trading, TokenPages pages, String feed, CallTerms terms) {
        this.data = data;
        this.trading = trading;
        this.pages = pages;
        this.feed = feed;
        this.terms = terms;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BarReply session(LocalDate session, Predicate<String> wanted) {
        Set<String> symbols = new LinkedHashSet<>();
        Stream.of(true, false)
                .flatMap(active -> securities(active).stream())
                .map(ListedSecurity::symbol)
                .filter(wanted)
                .forEach(symbols::add);
        return bars(symbols, session, session);
    }

    @Override
    public BarReply bars(String symbol, LocalDate from, LocalDate to) {
        return bars(List.of(symbol), from, to);
    }

    @Override
    public BarReply bars(Collection<String> symbols, LocalDate from, LocalDate to) {
        return new JoinedBars(batches.ask(symbols, batch -> batch(batch, from, to)));
    }

    private BarReply batch(List<String> symbols, LocalDate from, LocalDate to) {
        Set<String> asked = Set.copyOf(symbols);
        String target = "/v2/stocks/bars?symbols=" + encoded(String.join(",", symbols)) + "&timeframe=1Day&start="
                + midnight(from) + "&end=" + midnight(to) + "&limit=" + BAR_LIMIT
                + "&adjustment=raw&asof=-&sort=asc&feed=" + feed;
        return new JoinedBars(pages.all(target, body -> BarsParser.page(body, asked, from, to)));
    }

    @Override
    public List<ListedSecurity> securities(boolean active) {
        return trading.get(
                        "/v2/assets?asset_class=us_equity&status=" + (active ? "active" : "inactive"),
                        AlpacaReference::assets)
                .orElse(List.of());
    }

    @Override
    public boolean datesDelistings() {
        return false;
    }

    @Override
    public List<Rename> renames(LocalDate to) {
        return actions("name_change", EARLIEST, to)
                .flatMap(page -> page.renames().stream())
                .filter(rename -> !rename.on().isAfter(to))
                .distinct()
                .toList();
    }

    @Override
    public Optional<SecurityDetails> details(String symbol, LocalDate asOf) {
        return Optional.empty();
    }

    @Override
    public List<Split> splits(LocalDate from, LocalDate to) {
        return actions("forward_split,reverse_split", from, to)
                .flatMap(page -> page.splits().stream())
                .filter(split -> isWithin(split.exDate(), from, to))
                .distinct()
                .toList();
    }

    @Override
    public List<CashDividend> dividends(LocalDate from, LocalDate to) {
        return actions("cash_dividend", from, to)
                .flatMap(page -> page.dividends().stream())
                .filter(dividend -> isWithin(dividend.exDate(), from, to))
                .distinct()
                .toList();
    }

    private Stream<Actions> actions(String types, LocalDate from, LocalDate to) {
        String target = "/v1/corporate-actions?types=" + encoded(types) + "&start=" + from + "&end="
                + to.plusDays(PROCESSED_LATER_DAYS) + "&limit=" + ACTION_LIMIT + "&sort=asc";
        return pages.all(target, AlpacaReference::actions).stream();
    }

    @Override
    public Filings filings(String symbol, String cik) {
        return new Filings(List.of(), List.of(), 0);
    }

    @Override
    public Optional<MarketHours> hours(LocalDate from, LocalDate to) {
        Optional<Instant> clock = trading.get("/v2/clock", AlpacaReference::clock);
        return trading.get("/v2/calendar?start=" + from + "&end=" + to, AlpacaReference::sessions)
                .map(sessions -> new MarketHours(clock.orElse(null), announced(from, to, sessions)));
    }

    /** Every day that is no session is closed. */
    private static AnnouncedDays announced(LocalDate from, LocalDate to, Map<LocalDate, DayKind> sessions) {
        return new AnnouncedDays(
                from,
                to,
                from.datesUntil(to.plusDays(1))
                        .collect(Collectors.toMap(day -> day, day -> sessions.getOrDefault(day, DayKind.CLOSED))));
    }

    @Override
    public CallTerms terms() {
        return terms;
    }

    @Override
    public ProviderReport report() {
        return data.report().plus(trading.report());
    }

    private static boolean isWithin(LocalDate date, LocalDate from, LocalDate to) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /** When a day's bar begins: as a bound it takes in that bar and asks for nothing newer. */
    private static String midnight(LocalDate date) {
        return encoded(date.atStartOfDay(NEW_YORK).toInstant().toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
