package io.ballast.ingestion.provider.alpaca;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.provider.reply.BarRow;
import io.ballast.ingestion.provider.reply.BodyBars;

/**
 * Reads a page of bars: an object of lists by symbol, or one list after its symbol. Symbols and dates nobody asked for are left out; a symbol without
 * bars is absent.
 */
final class BarsParser {

    private static final JsonFactory JSON = new JsonFactory();

    private final Set<String> asked;
    private final LocalDate from;
    private final LocalDate to;
    private boolean hasBars;
    private String symbol;
    private String nextToken;

    private BarsParser(Set<String> asked, LocalDate from, LocalDate to) {
        this.asked = asked;
        this.from = from;
        this.to = to;
    }

    /**
     * Reads a page.
     *
     * @param asked the symbols asked for
     * @param from first date asked for
     * @param to last date asked for, included
     */
    static AlpacaPage<BodyBars> page(byte[] body, Set<String> asked, LocalDate from, LocalDate to) throws IOException {
        return new BarsParser(asked, from, to).parse(body);
    }

    private AlpacaPage<BodyBars> parse(byte[] body) throws IOException {
        BodyBars bars = new BodyBars(body);
        try (JsonParser json = JSON.createParser(body)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "an object was expected");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "bars" -> symbols(json, bars);
                    case "symbol" -> symbol = json.getValueAsString();
                    case "next_page_token" -> nextToken = token(json);
                    default -> json.skipChildren();
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT, "it ends too early");
        }
        require(hasBars, "there are no bars in it, not even none");
        return new AlpacaPage<>(bars, nextToken);
    }

    private void symbols(JsonParser json, BodyBars bars) throws IOException {
        hasBars = true;
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() == JsonToken.START_ARRAY && symbol != null) {
            rows(json, symbol, bars);
            return;
        }
        require(json.currentToken() == JsonToken.START_OBJECT, "bars by symbol were expected");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String of = json.currentName();
            json.nextToken();
            rows(json, of, bars);
        }
        require(json.currentToken() == JsonToken.END_OBJECT, "it ends too early");
    }

    private void rows(JsonParser json, String of, BodyBars bars) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        require(json.currentToken() == JsonToken.START_ARRAY, "a list of bars was expected");
        while (json.nextToken() == JsonToken.START_OBJECT) {
            int start = (int) json.currentTokenLocation().getByteOffset();
            BarRow row = BarRow.read(json);
            int end = (int) json.currentLocation().getByteOffset();
            Bar bar = row.bar(of, row.newYorkDate());
            if (bar != null
                    && asked.contains(of)
                    && !bar.session().isBefore(from)
                    && !bar.session().isAfter(to)) {
                bars.add(bar, start, end);
            } else {
                bars.skipRow();
            }
        }
        require(json.currentToken() == JsonToken.END_ARRAY, "bars hold something that is none");
    }

    private static String token(JsonParser json) throws IOException {
        String token = json.getValueAsString();
        return token == null || token.isBlank() ? null : token;
    }

    private static void require(boolean holds, String what) throws IOException {
        if (!holds) {
            throw new IOException(what);
        }
    }
}
