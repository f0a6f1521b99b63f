package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.provider.reply.BarRow;
import io.ballast.ingestion.provider.reply.BodyBars;

/**
 * Reads replies with bars as a stream: a whole market's session has ten thousand of them. Fields may come in any order,
 * unknown ones are skipped, missing ones become NaN; judging is others' work. Rows of dates nobody asked for are left out.
 */
final class BarReplyParser {

    private static final JsonFactory JSON = new JsonFactory();

    private final Predicate<String> wanted;
    private final LocalDate from;
    private final LocalDate to;

    /** Of every row, or null where the row itself tells. */
    private final String symbol;

    private boolean adjusted;
    private String status;
    private String ticker;
    private String error;
    private String nextUrl;
    private boolean hasAsked;
    private LocalDate notAsked;

    private BarReplyParser(LocalDate from, LocalDate to, String symbol, Predicate<String> wanted) {
        this.from = from;
        this.to = to;
        this.symbol = symbol;
        this.wanted = wanted;
    }

    /** Reads the whole market's bars of one session; a row that tells no date is of that session. */
    static PolygonBars ofSession(byte[] body, LocalDate session, Predicate<String> wanted) throws IOException {
        return new BarReplyParser(session, session, null, wanted).parse(body);
    }

    /**
     * Reads one symbol's bars; each row tells its date.
     *
     * @param from first date asked for
     * @param to last date asked for, included
     */
    static PolygonBars ofSymbol(byte[] body, String symbol, LocalDate from, LocalDate to) throws IOException {
        return new BarReplyParser(from, to, symbol, any -> true).parse(body);
    }

    private PolygonBars parse(byte[] body) throws IOException {
        BodyBars bars = new BodyBars(body);
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("an object was expected");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                if (json.currentToken() == null) {
                    throw new IOException("it ends too early");
                }
                field(json, json.currentName(), bars);
            }
        }
        Envelope.requireGood(status, error);
        if (symbol != null && ticker != null && !ticker.equals(symbol)) {
            throw new IOException("bars of " + ticker + " although " + symbol + " was asked for");
        }
        if (symbol == null && notAsked != null && !hasAsked) {
            throw new IOException("bars of " + notAsked + " although " + from + " was asked for");
        }
        return new PolygonBars(bars, adjusted, nextUrl);
    }

    private void field(JsonParser json, String name, BodyBars bars) throws IOException {
        JsonToken value = json.nextToken();
        switch (name) {
            case "results" -> rows(json, value, bars);
            case "status" -> status = json.getValueAsString();
            case "error", "message" -> error = json.getValueAsString();
            case "ticker" -> ticker = json.getValueAsString();
            case "next_url" -> nextUrl = json.getValueAsString();
            case "adjusted" -> adjusted = json.getValueAsBoolean(false);
            default -> json.skipChildren();
        }
    }

    private void rows(JsonParser json, JsonToken start, BodyBars bars) throws IOException {
        if (start != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            row(json, bars);
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("results hold something that is no bar");
        }
    }

    private void row(JsonParser json, BodyBars bars) throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        BarRow row = BarRow.read(json);
        int end = (int) json.currentLocation().getByteOffset();
        Bar bar = row.bar(symbol == null ? row.ticker() : symbol, date(row));
        if (bar == null || !isAsked(bar.session()) || !wanted.test(bar.symbol())) {
            bars.skipRow();
        } else {
            bars.add(bar, start, end);
        }
    }

    private LocalDate date(BarRow row) {
        LocalDate told = row.newYorkDate();
        return told == null && symbol == null ? from : told;
    }

    private boolean isAsked(LocalDate date) {
        boolean asked = !date.isBefore(from) && !date.isAfter(to);
        hasAsked |= asked;
        notAsked = asked ? notAsked : date;
        return asked;
    }
}
