package io.ballast.simulator.polygon;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonGenerator;

import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.wire.Hashes;
import io.ballast.simulator.wire.Json;

/** The cash dividends that have gone ex, in the older and the newer form. */
@PolygonApi
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class DividendsResource {
    private static final Comparator<CashDividend> BY_TICKER = Comparator.comparing(CashDividend::security);
    private static final Comparator<CashDividend> BY_DATE = Comparator.comparing(CashDividend::exDate);
    private static final Comparator<CashDividend> BY_AMOUNT = Comparator.comparing(CashDividend::amount);
    private static final Sorting<CashDividend> SORTING = new Sorting<>(
            Map.of("ex_dividend_date", BY_DATE, "ticker", BY_TICKER, "cash_amount", BY_AMOUNT),
            BY_TICKER.thenComparing(BY_DATE).thenComparing(BY_AMOUNT));

    private final PolygonRequest request;

    @Inject
    DividendsResource(PolygonRequest request) {
        this.request = request;
    }

    @GET
    @Path("/v3/reference/dividends")
    public byte[] older() {
        Query query = request.query();
        Predicate<String> type = Filters.texts(query, "dividend_type");
        Stream<CashDividend> rows = chosen(query).filter(dividend -> type.test("CD"));
        return Listing.page(request, rows, SORTING.older(query, "ex_dividend_date", "desc"), query.limit(10, 1_000))
                .document(request, false, (json, dividend) -> {
                    json.writeStringField("id", id(dividend));
                    json.writeStringField("ticker", ticker(dividend));
                    Json.number(json, "cash_amount", dividend.amount());
                    writeSchedule(json, dividend);
                    json.writeStringField("dividend_type", "CD");
                });
    }

    @GET
    @Path("/stocks/v1/dividends")
    public byte[] newer() {
        Query query = request.query();
        Predicate<String> type = Filters.texts(query, "distribution_type");
        Stream<CashDividend> rows = chosen(query).filter(dividend -> type.test(distributionType(dividend)));
        return Listing.page(request, rows, SORTING.newer(query, "ex_dividend_date.desc"), query.limit(100, 5_000))
                .document(request, false, this::writeNewer);
    }

    private void writeNewer(JsonGenerator json, CashDividend dividend) throws IOException {
        MarketView view = request.view();
        json.writeStringField("id", id(dividend));
        json.writeStringField("ticker", ticker(dividend));
        Json.number(json, "cash_amount", dividend.amount());
        Json.number(json, "split_adjusted_cash_amount", ActionFactors.splitAdjustedAmount(view, dividend));
        writeSchedule(json, dividend);
        json.writeStringField("distribution_type", distributionType(dividend));
        Json.number(json, "historical_adjustment_factor", ActionFactors.of(view, dividend));
    }

    private static void writeSchedule(JsonGenerator json, CashDividend dividend) throws IOException {
        json.writeStringField("currency", "USD");
        Json.dateIfKnown(json, "declaration_date", dividend.schedule().declared());
        json.writeStringField("ex_dividend_date", dividend.exDate().toString());
        Json.dateIfKnown(json, "record_date", dividend.schedule().record());
        Json.dateIfKnown(json, "pay_date", dividend.schedule().paid());
        json.writeNumberField("frequency", dividend.schedule().perYear());
    }

    private Stream<CashDividend> chosen(Query query) {
        MarketView view = request.view();
        Predicate<String> tickers = Filters.texts(query, "ticker");
        Predicate<LocalDate> ex = Filters.dates(query, "ex_dividend_date");
        Predicate<LocalDate> record = Filters.dates(query, "record_date");
        Predicate<LocalDate> declared = Filters.dates(query, "declaration_date");
        Predicate<LocalDate> paid = Filters.dates(query, "pay_date");
        Predicate<Integer> frequency = Filters.wholes(query, "frequency");
        return view.announcedDividends().stream()
                .filter(dividend -> view.isKnown(view.securities().get(dividend.security())))
                .filter(dividend -> tickers.test(ticker(dividend))
                        && ex.test(dividend.exDate())
                        && record.test(dividend.schedule().record())
                        && declared.test(dividend.schedule().declared())
                        && paid.test(dividend.schedule().paid())
                        && frequency.test(dividend.schedule().perYear()));
    }

    private String ticker(CashDividend dividend) {
        return request.view().securities().get(dividend.security()).ticker();
    }

    private String id(CashDividend dividend) {
        return "E" + Hashes.hash("dividend " + ticker(dividend) + " " + dividend.exDate() + " " + dividend.amount());
    }

    private static String distributionType(CashDividend dividend) {
        return dividend.schedule().perYear() > 0 ? "recurring" : "unknown";
    }
}
