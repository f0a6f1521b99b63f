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

import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Split;
import io.ballast.simulator.wire.Hashes;
import io.ballast.simulator.wire.Json;

/** The splits that have happened, in the older and the newer form. */
@PolygonApi
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class SplitsResource {
    private static final Comparator<Split> BY_TICKER = Comparator.comparing(Split::security);
    private static final Comparator<Split> BY_DATE = Comparator.comparing(Split::exDate);
    private static final Sorting<Split> SORTING =
            new Sorting<>(Map.of("execution_date", BY_DATE, "ticker", BY_TICKER), BY_TICKER.thenComparing(BY_DATE));

    private final PolygonRequest request;

    @Inject
    SplitsResource(PolygonRequest request) {
        this.request = request;
    }

    @GET
    @Path("/v3/reference/splits")
    public byte[] older() {
        Query query = request.query();
        Stream<Split> rows = chosen(query);
        if (query.text("reverse_split").isPresent()) {
            boolean reverse = query.flag("reverse_split", false);
            rows = rows.filter(split -> split.from() > split.to() == reverse);
        }
        return Listing.page(request, rows, SORTING.older(query, "execution_date", "desc"), query.limit(10, 1_000))
                .document(request, false, (json, split) -> {
                    json.writeStringField("id", id(split));
                    json.writeStringField("execution_date", split.exDate().toString());
                    Json.number(json, "split_from", split.from());
                    Json.number(json, "split_to", split.to());
                    json.writeStringField("ticker", ticker(split));
                });
    }

    @GET
    @Path("/stocks/v1/splits")
    public byte[] newer() {
        Query query = request.query();
        Predicate<String> type = Filters.texts(query, "adjustment_type");
        Stream<Split> rows = chosen(query).filter(split -> type.test(adjustmentType(split)));
        return Listing.page(request, rows, SORTING.newer(query, "execution_date.desc"), query.limit(100, 5_000))
                .document(request, false, this::writeNewer);
    }

    private void writeNewer(JsonGenerator json, Split split) throws IOException {
        json.writeStringField("id", id(split));
        json.writeStringField("ticker", ticker(split));
        json.writeStringField("execution_date", split.exDate().toString());
        Json.number(json, "split_from", split.from());
        Json.number(json, "split_to", split.to());
        json.writeStringField("adjustment_type", adjustmentType(split));
        Json.number(json, "historical_adjustment_factor", ActionFactors.of(request.view(), split));
    }

    private Stream<Split> chosen(Query query) {
        MarketView view = request.view();
        Predicate<String> tickers = Filters.texts(query, "ticker");
        Predicate<LocalDate> dates = Filters.dates(query, "execution_date");
        return view.announcedSplits().stream()
                .filter(split -> view.isKnown(view.securities().get(split.security())))
                .filter(split -> tickers.test(ticker(split)) && dates.test(split.exDate()));
    }

    private String ticker(Split split) {
        return request.view().securities().get(split.security()).ticker();
    }

    private String id(Split split) {
        return "E" + Hashes.hash("split " + ticker(split) + " " + split.exDate());
    }

    private static String adjustmentType(Split split) {
        return split.from() > split.to() ? "reverse_split" : "forward_split";
    }
}
