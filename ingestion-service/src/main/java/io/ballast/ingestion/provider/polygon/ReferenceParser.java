package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.calendar.DayKind;
import io.ballast.ingestion.domain.identity.Rename;
import io.ballast.ingestion.provider.polygon.Pages.Page;
import io.ballast.ingestion.provider.reply.ActionRow.DividendNames;
import io.ballast.ingestion.provider.reply.ActionRow.SplitNames;
import io.ballast.ingestion.provider.reply.Fields;

/** Reads the small replies: lists of securities, details, splits and dividends. Rows that name nothing are dropped. */
final class ReferenceParser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SplitNames SPLIT = new SplitNames("ticker", "execution_date", "split_from", "split_to");
    private static final DividendNames DIVIDEND = new DividendNames("ticker", "ex_dividend_date", "cash_amount");

    private ReferenceParser() {}

    /** A page of the list of securities. */
    static Page<ListedSecurity> securities(byte[] body) throws IOException {
        return page(body, ReferenceParser::security);
    }

    /** Details of one security; null if the reply holds none. */
    static SecurityDetails details(byte[] body) throws IOException {
        JsonNode results = reply(body).path("results");
        String symbol = Fields.text(results, "ticker");
        if (symbol == null) {
            return null;
        }
        return new SecurityDetails(
                symbol,
                Fields.date(results, "list_date"),
                Fields.text(results, "sic_code"),
                Fields.text(results, "sic_description"),
                Fields.number(results, "market_cap"));
    }

    /** A page of splits, of either version of the interface. */
    static Page<Split> splits(byte[] body) throws IOException {
        return page(body, SPLIT::read);
    }

    /** A page of cash dividends, of either version of the interface. */
    static Page<CashDividend> dividends(byte[] body) throws IOException {
        return page(body, ReferenceParser::dividend);
    }

    /**
     * Of the latest ratios, what the universe is decided on.
     *
     * @param symbol the ticker
     * @param marketCap in USD, NaN if unknown
     */
    record Ratios(String symbol, double marketCap) {}

    /** A page of ratios. */
    static Page<Ratios> ratios(byte[] body) throws IOException {
        return page(body, row -> {
            String symbol = Fields.text(row, "ticker");
            return symbol == null ? null : new Ratios(symbol, Fields.number(row, "market_cap"));
        });
    }

    /**
     * A ticker of a security.
     *
     * @param from its first day
     */
    record DatedTicker(String ticker, LocalDate from) {}

    /** The tickers of one security, earliest first. */
    static List<DatedTicker> tickers(byte[] body) throws IOException {
        List<DatedTicker> tickers = new ArrayList<>();
        for (JsonNode event : reply(body).path("results").path("events")) {
            String ticker = Fields.text(event.path("ticker_change"), "ticker");
            LocalDate from = Fields.date(event, "date");
            if (ticker != null && from != null) {
                tickers.add(new DatedTicker(ticker, from));
            }
        }
        tickers.sort(Comparator.comparing(DatedTicker::from));
        return tickers;
    }

    /** From each ticker of a security to its next one. */
    static List<Rename> renames(List<DatedTicker> tickers) {
        List<Rename> renames = new ArrayList<>();
        for (int i = 1; i < tickers.size(); i++) {
            renames.add(new Rename(
                    tickers.get(i - 1).ticker(),
                    tickers.get(i).from(),
                    tickers.get(i).ticker()));
        }
        return renames;
    }

    /**
     * A day on which an exchange does not trade as usual.
     *
     * @param exchange its name
     * @param kind closed or early-close
     */
    record Holiday(LocalDate date, String exchange, DayKind kind) {}

    /** The days to come on which exchanges do not trade as usual, as a bare list. */
    static List<Holiday> holidays(byte[] body) throws IOException {
        JsonNode reply = JSON.readTree(body);
        if (reply == null || !reply.isArray()) {
            throw new IOException("a list was expected");
        }
        List<Holiday> holidays = new ArrayList<>();
        for (JsonNode row : reply) {
            LocalDate date = Fields.date(row, "date");
            String exchange = Fields.text(row, "exchange");
            if (date != null && exchange != null) {
                boolean early = "early-close".equals(Fields.text(row, "status"));
                holidays.add(new Holiday(date, exchange, early ? DayKind.EARLY_CLOSE : DayKind.CLOSED));
            }
        }
        return holidays;
    }

    /** A page of anything; the parser of a row returns null to drop it. */
    static <T> Page<T> page(byte[] body, Function<JsonNode, T> row) throws IOException {
        JsonNode reply = reply(body);
        List<T> rows = new ArrayList<>();
        for (JsonNode node : reply.path("results")) {
            T parsed = row.apply(node);
            if (parsed != null) {
                rows.add(parsed);
            }
        }
        return new Page<>(rows, Fields.text(reply, "next_url"));
    }

    /** A reply that is not an error. */
    static JsonNode reply(byte[] body) throws IOException {
        JsonNode reply = JSON.readTree(body);
        if (reply == null || !reply.isObject()) {
            throw new IOException("an object was expected");
        }
        String error = Fields.text(reply, "error");
        Envelope.requireGood(Fields.text(reply, "status"), error == null ? Fields.text(reply, "message") : error);
        return reply;
    }

    private static ListedSecurity security(JsonNode row) {
        String symbol = Fields.text(row, "ticker");
        if (symbol == null) {
            return null;
        }
        return new ListedSecurity(
                symbol,
                Fields.text(row, "name"),
                Fields.text(row, "type"),
                Fields.text(row, "primary_exchange"),
                Fields.text(row, "cik"),
                Fields.text(row, "composite_figi"),
                Fields.newYorkDate(row, "delisted_utc"),
                null);
    }

    private static CashDividend dividend(JsonNode row) {
        String currency = Fields.text(row, "currency");
        return DIVIDEND.read(
                row,
                Fields.text(row, "dividend_type") + ":" + Fields.text(row, "declaration_date"),
                currency == null ? "USD" : currency.toUpperCase(Locale.ROOT));
    }
}
