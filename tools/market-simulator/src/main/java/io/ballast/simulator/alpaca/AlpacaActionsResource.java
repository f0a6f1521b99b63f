package io.ballast.simulator.alpaca;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonGenerator;

import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Split;
import io.ballast.simulator.wire.Hashes;
import io.ballast.simulator.wire.Json;

/** Splits, cash dividends and renames, found by the date they are processed, which here is the first day they hold. */
@AlpacaApi
@Path("/v1/corporate-actions")
@Produces(MediaType.APPLICATION_JSON)
public class AlpacaActionsResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final List<String> KINDS =
            List.of("forward_splits", "reverse_splits", "cash_dividends", "name_changes");

    private final UriInfo uri;
    private final SimulatedMarket market;

    @Inject
    AlpacaActionsResource(UriInfo uri, SimulatedMarket market) {
        this.uri = uri;
        this.market = market;
    }

    /**
     * An action of any kind: {@code rates} are old and new of a split, or the amount of a dividend; {@code newSymbol} is
     * that of a rename, else null.
     */
    private record Action(String kind, String symbol, LocalDate exDate, String newSymbol, double... rates) {}

    @GET
    public byte[] actions() {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        MarketView view = market.view();
        LocalDate first = parameters.day("start", view.today());
        LocalDate last = parameters.day("end", view.today());
        List<String> symbols = parameters.symbols();
        Set<String> types = Set.copyOf(Arrays.asList(parameters
                .text("types", "forward_split,reverse_split,cash_dividend,name_change")
                .split(",")));
        List<Action> all = Stream.concat(priceActions(view), renames(view))
                .filter(action ->
                        types.contains(action.kind().substring(0, action.kind().length() - 1)))
                .filter(action ->
                        !action.exDate().isBefore(first) && !action.exDate().isAfter(last))
                .filter(action -> symbols.isEmpty() || symbols.contains(action.symbol()))
                .sorted(Comparator.comparing(Action::exDate).thenComparing(Action::symbol))
                .toList();
        String token = parameters.token();
        int from = token.isEmpty() ? 0 : Math.min(all.size(), Integer.parseInt(token));
        int to = Math.min(all.size(), from + parameters.limit(DEFAULT_LIMIT, MAX_LIMIT));
        return document(all.subList(from, to), to < all.size() ? Parameters.token(Integer.toString(to)) : null);
    }

    private Stream<Action> renames(MarketView view) {
        return market.renames().stream()
                .filter(rename -> !rename.on().isAfter(view.today()))
                .map(rename -> new Action("name_changes", rename.ticker(), rename.on(), rename.to()));
    }

    private static Stream<Action> priceActions(MarketView view) {
        List<Action> all = new ArrayList<>();
        for (Split split : view.announcedSplits()) {
            String kind = split.from() > split.to() ? "reverse_splits" : "forward_splits";
            all.add(new Action(kind, symbol(view, split.security()), split.exDate(), null, split.from(), split.to()));
        }
        for (CashDividend dividend : view.announcedDividends()) {
            all.add(new Action(
                    "cash_dividends", symbol(view, dividend.security()), dividend.exDate(), null, dividend.amount()));
        }
        return all.stream();
    }

    private static String symbol(MarketView view, int security) {
        return view.securities().get(security).ticker();
    }

    private static byte[] document(List<Action> page, String token) {
        return Json.document(200 + page.size() * 250, json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("corporate_actions");
            for (String kind : KINDS) {
                List<Action> rows = page.stream()
                        .filter(action -> action.kind().equals(kind))
                        .toList();
                if (!rows.isEmpty()) {
                    json.writeArrayFieldStart(kind);
                    for (Action action : rows) {
                        write(json, action);
                    }
                    json.writeEndArray();
                }
            }
            json.writeEndObject();
            json.writeStringField("next_page_token", token);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Action action) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", Hashes.shortHash(action.kind() + action.symbol() + action.exDate()));
        if (action.newSymbol() == null) {
            writePriceAction(json, action);
        } else {
            json.writeStringField("old_symbol", action.symbol());
            json.writeStringField("new_symbol", action.newSymbol());
        }
        json.writeStringField("process_date", action.exDate().toString());
        json.writeEndObject();
    }

    private static void writePriceAction(JsonGenerator json, Action action) throws IOException {
        json.writeStringField("symbol", action.symbol());
        if (action.kind().equals("cash_dividends")) {
            Json.number(json, "rate", action.rates()[0]);
            json.writeBooleanField("special", false);
            json.writeBooleanField("foreign", false);
        } else {
            Json.number(json, "old_rate", action.rates()[0]);
            Json.number(json, "new_rate", action.rates()[1]);
        }
        json.writeStringField("ex_date", action.exDate().toString());
    }
}
