package io.ballast.ingestion.provider.reply;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * One row with a bar, under the short names both providers use, in whatever order they come. Unknown fields are skipped,
 * missing ones become NaN; judging is others' work.
 */
public final class BarRow {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private String ticker;
    private LocalDate date;
    private double open = Double.NaN;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double close = Double.NaN;
    private double volume = Double.NaN;
    private double vwap = Double.NaN;
    private double trades = Double.NaN;

    private BarRow() {}

    /**
     * Reads a row.
     *
     * @param json at the start of an object; at its end afterwards
     */
    public static BarRow read(JsonParser json) throws IOException {
        BarRow row = new BarRow();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            row.set(name, json);
        }
        return row;
    }

    /** The ticker it names, or null. */
    public String ticker() {
        return ticker;
    }

    /** The New York date of the time it names, or null. */
    public LocalDate newYorkDate() {
        return date;
    }

    /** The bar, or null if it is not known of what or when. */
    public Bar bar(String symbol, LocalDate session) {
        if (symbol == null || symbol.isBlank() || session == null) {
            return null;
        }
        long count = Double.isNaN(trades) ? Bar.UNKNOWN_COUNT : (long) trades;
        return new Bar(symbol, session, open, high, low, close, volume, vwap, count);
    }

    private void set(String name, JsonParser json) throws IOException {
        switch (name) {
            case "T" -> ticker = json.getValueAsString();
            case "t" -> date = date(json);
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

    /** From milliseconds since 1970, or from an instant as text. */
    private static LocalDate date(JsonParser json) throws IOException {
        try {
            if (json.currentToken() == JsonToken.VALUE_STRING && json.getText().indexOf('T') > 0) {
                return OffsetDateTime.parse(json.getText())
                        .atZoneSameInstant(NEW_YORK)
                        .toLocalDate();
            }
            double millis = number(json);
            return Double.isNaN(millis) ? null : LocalDate.ofInstant(Instant.ofEpochMilli((long) millis), NEW_YORK);
        } catch (DateTimeException noTime) {
            return null;
        }
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
