package io.ballast.simulator.fault;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.MarketView;

/** Changes rows of bars on their way out: both formats keep them in lists, under the same short names. */
@Provider
public class ChangedRows implements ContainerResponseFilter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "ZZZZZ";

    private static final int DAYS_BACK = 14;
    private static final int SPLIT = 2;
    private static final List<String> PRICES = List.of("o", "h", "l", "c", "vw");

    private final FaultDesk desk;
    private final SimulatedMarket market;

    @Inject
    ChangedRows(FaultDesk desk, SimulatedMarket market) {
        this.desk = desk;
        this.market = market;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        String path = "/" + request.getUriInfo().getPath().replaceFirst("^/", "");
        boolean bars = path.startsWith("/v2/aggs/") || path.startsWith("/v2/stocks/bars");
        if (!bars || response.getStatus() != 200 || !(response.getEntity() instanceof byte[] body)) {
            return;
        }
        List<Fault> changes = desk.changes(FaultedPath.provider(path).orElseThrow());
        if (changes.isEmpty()) {
            return;
        }
        ObjectNode reply = (ObjectNode) JSON.readTree(body);
        changes.forEach(fault -> change(fault, reply));
        response.setEntity(JSON.writeValueAsBytes(reply));
    }

    private void change(Fault fault, ObjectNode reply) {
        if (reply.get("results") instanceof ArrayNode rows) {
            String ticker = reply.path("ticker").asText(null);
            if (fault.kind() == FaultKind.WRONG_SYMBOLS && ticker != null && fault.hits(ticker, null)) {
                reply.put("ticker", NOBODY);
            }
            change(fault, rows, ticker);
        } else if (reply.get("bars") instanceof ObjectNode bySymbol) {
            for (Map.Entry<String, JsonNode> entry : List.copyOf(bySymbol.properties())) {
                if (fault.kind() == FaultKind.WRONG_SYMBOLS && fault.hits(entry.getKey(), null)) {
                    bySymbol.remove(entry.getKey());
                    bySymbol.set(NOBODY, entry.getValue());
                } else {
                    change(fault, (ArrayNode) entry.getValue(), entry.getKey());
                }
            }
        }
    }

    private void change(Fault fault, ArrayNode rows, String symbol) {
        List<JsonNode> changed = new ArrayList<>();
        for (JsonNode node : rows) {
            ObjectNode row = (ObjectNode) node;
            String ofSymbol = row.path("T").asText(symbol);
            LocalDate session = session(row.path("t"));
            if (!fault.hits(ofSymbol, session)) {
                changed.add(row);
            } else if (fault.kind() == FaultKind.REPEAT) {
                changed.add(repeated(row, ofSymbol, session));
            } else {
                changed.addAll(changed(fault.kind(), row));
            }
        }
        if (fault.kind() == FaultKind.UNSORTED) {
            Collections.shuffle(changed, new Random(fault.seed()));
        }
        rows.removeAll();
        rows.addAll(changed);
    }

    private static List<JsonNode> changed(FaultKind kind, ObjectNode row) {
        switch (kind) {
            case WRONG_SYMBOLS -> {
                if (row.has("T")) {
                    row.put("T", NOBODY);
                }
            }
            case DUPLICATES -> {
                return List.of(row, row.deepCopy().put("v", row.path("v").asDouble() + 1));
            }
            case MISSING_DATES -> row.remove("t");
            case HIGH_BELOW_LOW -> row.put("h", row.path("l").asDouble() / 2);
            case LATE_CORRECTION -> {
                double close = row.path("c").asDouble();
                double low = row.path("l").asDouble();
                double towards = close == low ? row.path("h").asDouble() : low;
                row.put("c", (close + towards) / 2);
            }
            case SILENT_LOSS, OUTAGE -> {
                return List.of();
            }
            case BAD_SPLIT -> split(row);
            default -> {
                // the order of rows is changed for all of them together
            }
        }
        return List.of(row);
    }

    private static void split(ObjectNode row) {
        PRICES.stream()
                .filter(row::hasNonNull)
                .forEach(price -> row.put(price, row.path(price).asDouble() / SPLIT));
        row.put("v", row.path("v").asDouble() * SPLIT);
    }

    /** The row with what the market had the session before; a first session stays as it is. */
    private JsonNode repeated(ObjectNode row, String symbol, LocalDate session) {
        Bars before = session == null
                ? Bars.NONE
                : market.view().barsOf(symbol, session.minusDays(DAYS_BACK), session.minusDays(1));
        int last = before.size() - 1;
        if (last >= 0) {
            row.put("o", before.open(last)).put("h", before.high(last)).put("l", before.low(last));
            row.put("c", before.close(last)).put("v", before.volume(last)).put("vw", before.vwap(last));
        }
        return row;
    }

    /** The session a time belongs to, null if another fault took it away. */
    private static LocalDate session(JsonNode time) {
        if (time.isMissingNode()) {
            return null;
        }
        Instant instant = time.isNumber() ? Instant.ofEpochMilli(time.asLong()) : Instant.parse(time.asText());
        return instant.atZone(MarketView.NEW_YORK).toLocalDate();
    }
}
