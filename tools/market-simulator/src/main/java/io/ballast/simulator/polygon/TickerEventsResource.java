package io.ballast.simulator.polygon;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.wire.Json;

/** The tickers a security had, by its identifier or by one of its tickers; the latest first. */
@PolygonApi
@Path("/vX/reference/tickers")
@Produces(MediaType.APPLICATION_JSON)
public class TickerEventsResource {
    private final PolygonRequest request;

    @Inject
    TickerEventsResource(PolygonRequest request) {
        this.request = request;
    }

    @GET
    @Path("/{id}/events")
    public byte[] events(@PathParam("id") String id) {
        List<Security> lines = lines(request.view(), id);
        if (lines.isEmpty()) {
            throw PolygonException.tickerNotFound();
        }
        Security latest = lines.get(0);
        return Json.document(500, json -> {
            json.writeStartObject();
            json.writeStringField("request_id", request.id());
            json.writeStringField("status", "OK");
            json.writeObjectFieldStart("results");
            json.writeStringField("name", latest.name());
            Json.textIfKnown(json, "composite_figi", latest.figi().composite());
            Json.textIfKnown(json, "cik", latest.cik());
            json.writeArrayFieldStart("events");
            for (Security line : lines) {
                json.writeStartObject();
                json.writeStringField("type", "ticker_change");
                json.writeStringField("date", since(line, lines).toString());
                json.writeObjectFieldStart("ticker_change");
                json.writeStringField("ticker", line.ticker());
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static List<Security> lines(MarketView view, String id) {
        OptionalInt called = view.find(id);
        String figi = called.isPresent()
                ? view.securities().get(called.getAsInt()).figi().composite()
                : id;
        return view.securities().stream()
                .filter(view::isKnown)
                .filter(security -> !figi.isEmpty())
                .filter(security -> figi.equals(security.figi().composite()))
                .sorted(Comparator.comparing(
                                (Security security) -> security.life().knownFrom())
                        .reversed())
                .toList();
    }

    /** Its listing for the first ticker, else its first day. */
    private static LocalDate since(Security line, List<Security> lines) {
        LocalDate listedOn = line.life().listedOn();
        boolean first = line == lines.get(lines.size() - 1);
        return first && listedOn != null ? listedOn : line.life().knownFrom();
    }
}
