package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.CallTerms;
import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.MarketHours;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.application.ProviderReport;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.calendar.AnnouncedDays;
import io.ballast.ingestion.domain.calendar.DayKind;
import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.ingestion.domain.identity.Rename;
import io.ballast.ingestion.provider.polygon.ReferenceParser.Holiday;
import io.ballast.ingestion.provider.polygon.ReferenceParser.Ratios;
import io.ballast.ingestion.provider.reply.BodyBars;
import io.ballast.ingestion.provider.reply.JoinedBars;
import io.ballast.ingestion.provider.transport.Transport;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Market data from Polygon: always raw prices, since adjusted ones change with every later split. */
final class PolygonProvider implements MarketDataProvider {

    /** The provider's name in tables and messages. */
    static final String NAME = "polygon";

    /** Day bars of one symbol: all there are fit one page. */
    private static final int BAR_LIMIT = 50_000;

    private static final int LIST_LIMIT = 1000;

    private final Transport transport;
    private final Pages pages;
    private final PolygonFilings filings;
    private final Optional<FlatFiles> files;
    private final PlanGate ratios = new PlanGate();
    private final PlanGate events = new PlanGate();
    private final CallTerms terms;

    /**
     * @param files days that need not be asked for; empty if there is no folder of them
     */
    PolygonProvider(Transport transport, Pages pages, Optional<FlatFiles> files, Optional<CallQuota> quota) {
        this.transport = transport;
        this.pages = pages;
        this.filings = new PolygonFilings(pages);
        this.files = files;
        this.terms = new CallTerms(true, 1, BAR_LIMIT, quota);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BarReply session(LocalDate session, Predicate<String> wanted) {
        return files.flatMap(folder -> folder.session(session, wanted)).orElseGet(() -> asked(session, wanted));
    }

    private BodyBars asked(LocalDate session, Predicate<String> wanted) {
        String target = "/v2/aggs/grouped/locale/us/market/stocks/" + session + "?adjusted=false";
        try {
            return transport
                    .get(target, body -> raw(BarReplyParser.ofSession(body, session, wanted)))
                    .map(PolygonBars::bars)
                    .orElseGet(() -> new BodyBars(new byte[0]));
        } catch (ProviderException refused) {
            if (!isTooEarly(refused)) {
                throw refused;
            }
            return new BodyBars(new byte[0]);
        }
    }

    /** Today's bars are refused like what the plan does not include, but they are only not out yet. */
    private static boolean isTooEarly(ProviderException refused) {
        return refused.kind() == Kind.UNAVAILABLE && refused.getMessage().contains("before end of day");
    }

    @Override
    public BarReply bars(String symbol, LocalDate from, LocalDate to) {
        String target = "/v2/aggs/ticker/" + encoded(symbol) + "/range/1/day/" + from + "/" + to
                + "?adjusted=false&sort=asc&limit=" + BAR_LIMIT;
        Optional<PolygonBars> reply =
                transport.get(target, body -> raw(BarReplyParser.ofSymbol(body, symbol, from, to)));
        if (reply.map(PolygonBars::nextUrl).isPresent()) {
            throw transport.failure(Kind.FAILED, target, "more than one page of day bars; ask for fewer dates", null);
        }
        BodyBars bars = reply.map(PolygonBars::bars).orElseGet(() -> new BodyBars(new byte[0]));
        return bars.bars().isEmpty() && from.equals(to)
                ? openClose(symbol, from).orElse(bars)
                : bars;
    }

    /** A single cell that has no bar may still have a daily summary, which is kept apart from the bars. */
    private Optional<BodyBars> openClose(String symbol, LocalDate session) {
        return transport.get(
                "/v1/open-close/" + encoded(symbol) + "/" + session + "?adjusted=false",
                body -> OpenCloseParser.bar(body, symbol, session));
    }

    /** By sessions or by symbols, whichever takes fewer calls. */
    @Override
    public BarReply bars(Collection<String> symbols, LocalDate from, LocalDate to) {
        List<LocalDate> sessions = ExchangeCalendar.xnys().between(from, to.plusDays(1));
        if (sessions.size() <= symbols.size()) {
            Set<String> wanted = Set.copyOf(symbols);
            return new JoinedBars(sessions.stream()
                    .map(session -> session(session, wanted::contains))
                    .toList());
        }
        return new JoinedBars(
                symbols.stream().map(symbol -> bars(symbol, from, to)).toList());
    }

    @Override
    public List<ListedSecurity> securities(boolean active) {
        return pages.all(
                "/v3/reference/tickers?market=stocks&active=" + active + "&sort=ticker&order=asc&limit=" + LIST_LIMIT,
                ReferenceParser::securities);
    }

    @Override
    public Optional<SecurityDetails> details(String symbol, LocalDate asOf) {
        String query = asOf == null ? "" : "?date=" + asOf;
        Optional<SecurityDetails> details =
                transport.get("/v3/reference/tickers/" + encoded(symbol) + query, ReferenceParser::details);
        return asOf == null ? details.map(this::valued) : details;
    }

    /** Details without a market value take that of the latest ratios, which are of no other day. */
    private SecurityDetails valued(SecurityDetails details) {
        return Double.isNaN(details.marketCap())
                ? ratios.ask(() -> marketCap(details.symbol()))
                        .map(details::worth)
                        .orElse(details)
                : details;
    }

    private Optional<Double> marketCap(String symbol) {
        Optional<Pages.Page<Ratios>> page = transport.get(
                "/stocks/financials/v1/ratios?ticker=" + encoded(symbol) + "&limit=1", ReferenceParser::ratios);
        if (page.isEmpty()) {
            ratios.close();
        }
        return page.flatMap(found -> found.rows().stream()
                .filter(row -> row.symbol().equals(symbol))
                .map(Ratios::marketCap)
                .findFirst());
    }

    /** As the events of its identifier say, from the first ticker on. */
    @Override
    public List<Rename> renamesOf(String compositeFigi) {
        return events.ask(() -> transport.get(
                        "/vX/reference/tickers/" + encoded(compositeFigi) + "/events?types=ticker_change",
                        ReferenceParser::tickers))
                .map(ReferenceParser::renames)
                .orElse(List.of());
    }

    @Override
    public List<Split> splits(LocalDate from, LocalDate to) {
        return pages.all(
                "/v3/reference/splits?execution_date.gte=" + from + "&execution_date.lte=" + to
                        + "&sort=execution_date&order=asc&limit=" + LIST_LIMIT,
                ReferenceParser::splits);
    }

    @Override
    public List<CashDividend> dividends(LocalDate from, LocalDate to) {
        return pages.all(
                "/v3/reference/dividends?ex_dividend_date.gte=" + from + "&ex_dividend_date.lte=" + to
                        + "&sort=ex_dividend_date&order=asc&limit=" + LIST_LIMIT,
                ReferenceParser::dividends);
    }

    @Override
    public Filings filings(String symbol, String cik) {
        return filings.of(symbol, cik);
    }

    /** It tells of holidays to come, not of today, and no time. */
    @Override
    public Optional<MarketHours> hours(LocalDate from, LocalDate to) {
        return transport
                .get("/v1/marketstatus/upcoming", ReferenceParser::holidays)
                .map(holidays -> new MarketHours(null, announced(from.plusDays(1), holidays)));
    }

    private static AnnouncedDays announced(LocalDate from, List<Holiday> holidays) {
        Map<LocalDate, DayKind> kinds = new TreeMap<>();
        holidays.stream()
                .filter(holiday -> holiday.exchange().equals("NYSE"))
                .forEach(holiday -> kinds.put(holiday.date(), holiday.kind()));
        LocalDate last = kinds.keySet().stream().max(LocalDate::compareTo).orElse(from.minusDays(1));
        return new AnnouncedDays(from, last, kinds);
    }

    @Override
    public CallTerms terms() {
        return terms;
    }

    @Override
    public ProviderReport report() {
        return transport.report();
    }

    /** Refuses prices that come adjusted although raw ones were asked for: mixed, both would be worthless. */
    private static PolygonBars raw(PolygonBars reply) throws IOException {
        if (reply.adjusted() && !reply.bars().bars().isEmpty()) {
            throw new IOException("adjusted prices although raw ones were asked for");
        }
        return reply;
    }

    static String encoded(String symbol) {
        return URLEncoder.encode(symbol, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
