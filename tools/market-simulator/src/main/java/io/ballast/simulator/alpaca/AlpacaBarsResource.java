package io.ballast.simulator.alpaca;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonGenerator;

import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.wire.Json;

/** Daily bars of many symbols, by symbol and then by date. One page may end within a symbol. */
@AlpacaApi
@Path("/v2/stocks/bars")
@Produces(MediaType.APPLICATION_JSON)
public class AlpacaBarsResource {
    private static final int DEFAULT_LIMIT = 1_000;
    private static final int MAX_LIMIT = 10_000;
    private static final int ROW_SIZE = 130;

    private final UriInfo uri;
    private final SimulatedMarket market;

    @Inject
    AlpacaBarsResource(UriInfo uri, SimulatedMarket market) {
        this.uri = uri;
        this.market = market;
    }

    /** Rows of one symbol on a page. */
    private record Part(String symbol, Bars bars, int from, int to) {}

    @GET
    public byte[] bars() {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        List<String> symbols = parameters.symbols();
        if (symbols.isEmpty()) {
            throw AlpacaException.badRequest("symbols is required");
        }
        parameters.oneOf("timeframe", "", List.of("1Day"));
        parameters.oneOf("adjustment", "raw", List.of("raw"));
        parameters.oneOf("sort", "asc", List.of("asc"));
        parameters.oneOf("feed", "sip", List.of("sip", "iex"));
        MarketView view = market.view();
        LocalDate first = parameters.first("start", view.today());
        LocalDate last = parameters.day("end", view.today());
        if (last.isBefore(first)) {
            throw AlpacaException.badRequest("end should not be before start");
        }
        return page(view, symbols, first, last, parameters);
    }

    private static byte[] page(
            MarketView view, List<String> symbols, LocalDate first, LocalDate last, Parameters parameters) {
        String[] after = parameters.token().split("\\|");
        int left = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        List<Part> parts = new ArrayList<>();
        String token = null;
        for (String symbol : symbols) {
            Bars bars = symbol.compareTo(after[0]) < 0 ? Bars.NONE : view.barsOf(symbol, first, last);
            int from = symbol.equals(after[0]) ? Integer.parseInt(after[1]) : 0;
            int to = Math.min(bars.size(), from + left);
            if (to > from) {
                parts.add(new Part(symbol, bars, from, to));
            }
            left -= Math.max(0, to - from);
            if (to < bars.size()) {
                token = Parameters.token(symbol + "|" + to);
                break;
            }
        }
        return document(parts, token);
    }

    private static byte[] document(List<Part> parts, String token) {
        int rows = parts.stream().mapToInt(part -> part.to() - part.from()).sum();
        return Json.document(100 + rows * ROW_SIZE, json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("bars");
            for (Part part : parts) {
                json.writeArrayFieldStart(part.symbol());
                for (int row = part.from(); row < part.to(); row++) {
                    write(json, part.bars(), row);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeStringField("next_page_token", token);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Bars bars, int row) throws IOException {
        LocalDate date = LocalDate.ofEpochDay(bars.epochDay(row));
        json.writeStartObject();
        json.writeStringField(
                "t", date.atStartOfDay(MarketView.NEW_YORK).toInstant().toString());
        Json.number(json, "o", bars.open(row));
        Json.number(json, "h", bars.high(row));
        Json.number(json, "l", bars.low(row));
        Json.number(json, "c", bars.close(row));
        Json.number(json, "v", bars.volume(row));
        Json.numberIfKnown(json, "n", bars.tradeCount(row));
        Json.numberIfKnown(json, "vw", bars.vwap(row));
        json.writeEndObject();
    }
}
