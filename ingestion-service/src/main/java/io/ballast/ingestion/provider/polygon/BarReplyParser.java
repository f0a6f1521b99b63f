package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * Reads replies with bars as a stream: a whole market's session has ten thousand of them. Fields may come in any order,
 * unknown ones are skipped, missing ones become NaN; judging is others' work.
 */
final class BarReplyParser {

    private static final JsonFactory JSON = new JsonFactory();
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Predicate<String> wanted;
    /** Date and symbol of every row, or null where the row itself tells. */
    private final LocalDate session;

    private final String symbol;
    private boolean adjusted;
    private String status;
    private String ticker;
    private String error;
    private String nextUrl;

    private BarReplyParser(LocalDate session, String symbol, Predicate<String> wanted) {
        this.session = session;
        this.symbol = symbol;
        this.wanted = wanted;
    }

    /** Reads the whole market's bars of one session. */
    static PolygonBarReply ofSession(byte[] body, LocalDate session, Predicate<String> wanted) throws IOException {
        return new BarReplyParser(session, null, wanted).parse(body);
    }

    /** Reads one symbol's bars; each row tells its date. */
    static PolygonBarReply ofSymbol(byte[] body, String symbol) throws IOException {
        return new BarReplyParser(null, symbol, any -> true).parse(body);
    }

    private PolygonBarReply parse(byte[] body) throws IOException {
        PolygonBarReply reply = new PolygonBarReply(body);
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("an object was expected");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                if (json.currentToken() == null) {
                    throw new IOException("it ends too early");
                }
                field(json, json.currentName(), reply);
            }
        }
        Envelope.requireGood(status, error);
        if (symbol != null && ticker != null && !ticker.equals(symbol)) {
            throw new IOException("bars of " + ticker + " although " + symbol + " was asked for");
        }
        reply.complete(adjusted, nextUrl);
        return reply;
    }

    private void field(JsonParser json, String name, PolygonBarReply reply) throws IOException {
        JsonToken value = json.nextToken();
        switch (name) {
            case "results" -> rows(json, value, reply);
            case "status" -> status = json.getValueAsString();
            case "error", "message" -> error = json.getValueAsString();
            case "ticker" -> ticker = json.getValueAsString();
            case "next_url" -> nextUrl = json.getValueAsString();
            case "adjusted" -> adjusted = json.getValueAsBoolean(false);
            default -> json.skipChildren();
        }
    }

    private void rows(JsonParser json, JsonToken start, PolygonBarReply reply) throws IOException {
        if (start != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            row(json, reply);
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("results hold something that is no bar");
        }
    }

    private void row(JsonParser json, PolygonBarReply reply) throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        Row row = new Row();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            row.set(name, json);
        }
        int end = (int) json.currentLocation().getByteOffset();
        Bar bar = row.bar(session, symbol);
        if (bar == null || !wanted.test(bar.symbol())) {
            reply.skipRow();
        } else {
            reply.add(bar, start, end);
        }
    }

    /** The fields of one row, in whatever order they come. */
    private static final class Row {
        private String ticker;
        private long millis = Long.MIN_VALUE;
        private double open = Double.NaN;
        private double high = Double.NaN;
        private double low = Double.NaN;
        private double close = Double.NaN;
        private double volume = Double.NaN;
        private double vwap = Double.NaN;
        private double trades = Double.NaN;

        void set(String name, JsonParser json) throws IOException {
            switch (name) {
                case "T" -> ticker = json.getValueAsString();
                case "t" -> {
                    double value = number(json);
                    millis = Double.isNaN(value) ? Long.MIN_VALUE : (long) value;
                }
                case "o" -> open = number(json);
                case "h" -> high = number(json);
                case "l" -> low = number(json);
                case "c" -> close = number(json);
                case "v" -> volume = number(json);
                case "vw" -> vwap = number(json);
                case "n" -> trades = number(json);
                default -> json.skipChildren();
            }
        }

        /** The bar, or null if the row does not say of what or when. */
        Bar bar(LocalDate session, String symbol) {
            String of = symbol == null ? ticker : symbol;
            LocalDate date = session == null && millis != Long.MIN_VALUE
                    ? LocalDate.ofInstant(Instant.ofEpochMilli(millis), NEW_YORK)
                    : session;
            if (of == null || of.isBlank() || date == null) {
                return null;
            }
            long count = Double.isNaN(trades) ? Bar.UNKNOWN_COUNT : (long) trades;
            return new Bar(of, date, open, high, low, close, volume, vwap, count);
        }

        private static double number(JsonParser json) throws IOException {
            if (json.currentToken().isNumeric()) {
                return json.getDoubleValue();
            }
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    return Double.parseDouble(json.getText());
                } catch (NumberFormatException notANumber) {
                    return Double.NaN;
                }
            }
            json.skipChildren();
            return Double.NaN;
        }
    }
}
