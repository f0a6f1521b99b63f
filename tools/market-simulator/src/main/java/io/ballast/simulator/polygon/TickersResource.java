package io.ballast.simulator.polygon;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.fault.FaultDesk;
import io.ballast.simulator.wire.Json;

/** The securities of the market as of a date, as a list and one by one. */
@PolygonApi
@Path("/v3/reference/tickers")
@Produces(MediaType.APPLICATION_JSON)
public class TickersResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final Set<String> MARKETS = Set.of("stocks", "otc", "crypto", "fx", "indices");
    private static final Comparator<Security> BY_TICKER = Comparator.comparing(Security::ticker);
    private static final Sorting<Security> SORTING = new Sorting<>(
            Map.of(
                    "ticker", BY_TICKER,
                    "name", Comparator.comparing(Security::name),
                    "type", Comparator.comparing(Security::type),
                    "primary_exchange", Comparator.comparing(Security::exchange),
                    "cik", Comparator.comparing(Security::cik)),
            BY_TICKER);

    private final PolygonRequest request;
    private final FaultDesk faults;

    @Inject
    TickersResource(PolygonRequest request, FaultDesk faults) {
        this.request = request;
        this.faults = faults;
    }

    @GET
    public byte[] list() {
        MarketView view = request.view();
        LocalDate date = asOf();
        Query query = request.query();
        boolean active = query.flag("active", true);
        Stream<Security> rows = view.securities().stream()
                .filter(view::isKnown)
                .map(security -> faults.told(security, "polygon"))
                .filter(security ->
                        active ? security.life().covers(date) : security.life().endedBy(date))
                .filter(chosen(query));
        Comparator<Security> order = SORTING.older(query, "ticker", "asc");
        return Listing.page(request, rows, order, query.limit(DEFAULT_LIMIT, MAX_LIMIT))
                .document(request, true, (json, security) -> TickerFields.write(json, security, date, view));
    }

    @GET
    @Path("/{ticker}")
    public byte[] details(@PathParam("ticker") String ticker) {
        MarketView view = request.view();
        LocalDate date = asOf();
        OptionalInt found = view.find(ticker, date);
        if (found.isEmpty()) {
            throw PolygonException.tickerNotFound();
        }
        return Json.document(1_000, json -> {
            json.writeStartObject();
            json.writeStringField("request_id", request.id());
            json.writeStringField("status", "OK");
            json.writeObjectFieldStart("results");
            TickerFields.writeDetails(json, found.getAsInt(), date, view);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private LocalDate asOf() {
        LocalDate today = request.view().today();
        LocalDate date = request.query().date("date").orElse(today);
        if (date.isAfter(today)) {
            throw Query.notAllowed("date", date.toString(), "a date up to " + today);
        }
        return date;
    }

    private static Predicate<Security> chosen(Query query) {
        String market = query.text("market").orElse("stocks");
        if (!MARKETS.contains(market)) {
            throw Query.notAllowed(
                    "market", market, "one of " + MARKETS.stream().sorted().toList());
        }
        Predicate<String> ticker = Filters.texts(query, "ticker");
        Predicate<String> type = Filters.texts(query, "type");
        Predicate<String> exchange = Filters.texts(query, "exchange");
        Predicate<String> cik = Filters.texts(query, "cik");
        String search = query.text("search").orElse("").toLowerCase(Locale.ROOT);
        return security -> market.equals("stocks")
                && ticker.test(security.ticker())
                && type.test(security.type())
                && exchange.test(security.exchange())
                && cik.test(security.cik())
                && (security.ticker() + " " + security.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(search);
    }
}
