package io.ballast.ingestion.provider.alpaca;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.calendar.DayKind;
import io.ballast.ingestion.domain.identity.Rename;
import io.ballast.ingestion.provider.reply.ActionRow.DividendNames;
import io.ballast.ingestion.provider.reply.ActionRow.SplitNames;
import io.ballast.ingestion.provider.reply.Fields;

/** Reads the small replies: assets, the calendar and corporate actions. Rows that name nothing are dropped. */
final class AlpacaReference {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SPLITS = List.of("forward_splits", "reverse_splits");
    private static final SplitNames SPLIT = new SplitNames("symbol", "ex_date", "old_rate", "new_rate");
    private static final DividendNames DIVIDEND = new DividendNames("symbol", "ex_date", "rate");

    /** In New York, as the calendar writes it. */
    private static final String USUAL_CLOSE = "16:00";

    private AlpacaReference() {}

    /**
     * Corporate actions of the kinds that change prices or tickers.
     *
     * @param splits forward and reverse
     * @param dividends in cash
     * @param renames changes of the ticker
     */
    record Actions(List<Split> splits, List<CashDividend> dividends, List<Rename> renames) {}

    /** The list of assets. The provider tells neither their type nor when they were delisted. */
    static List<ListedSecurity> assets(byte[] body) throws IOException {
        return rows(list(body), AlpacaReference::asset);
    }

    /** The sessions of the exchange, with their kinds; holidays are not among them. */
    static Map<LocalDate, DayKind> sessions(byte[] body) throws IOException {
        Map<LocalDate, DayKind> sessions = new TreeMap<>();
        for (JsonNode row : list(body)) {
            LocalDate date = Fields.date(row, "date");
            String close = Fields.text(row, "close");
            if (date != null) {
                boolean early = close != null && close.compareTo(USUAL_CLOSE) < 0;
                sessions.put(date, early ? DayKind.EARLY_CLOSE : DayKind.REGULAR);
            }
        }
        return sessions;
    }

    /** The provider's time. */
    static Instant clock(byte[] body) throws IOException {
        String text = Fields.text(JSON.readTree(body), "timestamp");
        try {
            return OffsetDateTime.parse(String.valueOf(text)).toInstant();
        } catch (DateTimeException noTime) {
            throw new IOException("a timestamp was expected, not " + text);
        }
    }

    /** A page of corporate actions; other kinds than splits, cash dividends and renames are left out. */
    static AlpacaPage<Actions> actions(byte[] body) throws IOException {
        JsonNode reply = JSON.readTree(body);
        JsonNode kinds = reply == null ? null : reply.get("corporate_actions");
        if (kinds == null || !(kinds.isObject() || kinds.isNull())) {
            throw new IOException("corporate actions by kind were expected");
        }
        List<Split> splits = new ArrayList<>();
        SPLITS.forEach(kind -> splits.addAll(rows(kinds.path(kind), SPLIT::read)));
        List<CashDividend> dividends = rows(kinds.path("cash_dividends"), row -> DIVIDEND.read(row, "rate", "USD"));
        List<Rename> renames = rows(kinds.path("name_changes"), AlpacaReference::rename);
        return new AlpacaPage<>(new Actions(splits, dividends, renames), Fields.text(reply, "next_page_token"));
    }

    /** Null to drop a row that does not say who is called what from when on. */
    private static Rename rename(JsonNode row) {
        String ticker = Fields.text(row, "old_symbol");
        LocalDate on = Fields.date(row, "process_date");
        String newTicker = Fields.text(row, "new_symbol");
        return ticker == null || on == null || newTicker == null ? null : new Rename(ticker, on, newTicker);
    }

    private static JsonNode list(byte[] body) throws IOException {
        JsonNode reply = JSON.readTree(body);
        if (reply == null || !reply.isArray()) {
            throw new IOException("a list was expected");
        }
        return reply;
    }

    private static <T> List<T> rows(JsonNode list, Function<JsonNode, T> parser) {
        List<T> rows = new ArrayList<>();
        for (JsonNode node : list) {
            T row = parser.apply(node);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static ListedSecurity asset(JsonNode row) {
        String symbol = Fields.text(row, "symbol");
        return symbol == null
                ? null
                : new ListedSecurity(
                        symbol,
                        Fields.text(row, "name"),
                        null,
                        exchange(Fields.text(row, "exchange")),
                        null,
                        null,
                        null,
                        Fields.text(row, "id"));
    }

    /** The market identifier code of the provider's name; a name without one stays. */
    private static String exchange(String name) {
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "NYSE" -> "XNYS";
            case "NASDAQ" -> "XNAS";
            case "AMEX" -> "XASE";
            case "ARCA", "NYSEARCA" -> "ARCX";
            default -> name;
        };
    }
}
