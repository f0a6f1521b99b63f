package io.ballast.ingestion.provider.reply;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import com.fasterxml.jackson.databind.JsonNode;

/** Lenient reading of a JSON object: what is missing, null or of another kind is unknown. */
public final class Fields {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int DATE_LENGTH = 10;

    private Fields() {}

    /** Text, or null. */
    public static String text(JsonNode row, String name) {
        JsonNode value = row.path(name);
        String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }

    /** A number, also one written as text; NaN if there is none. */
    public static double number(JsonNode row, String name) {
        JsonNode value = row.path(name);
        return value.isNumber() || value.isTextual() ? value.asDouble(Double.NaN) : Double.NaN;
    }

    /** A date, or null. */
    public static LocalDate date(JsonNode row, String name) {
        String text = text(row, name);
        try {
            return text == null || text.length() < DATE_LENGTH ? null : LocalDate.parse(text.substring(0, DATE_LENGTH));
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /** The New York date of an instant, or the date itself if it is one; null if it is neither. */
    public static LocalDate newYorkDate(JsonNode row, String name) {
        String text = text(row, name);
        if (text == null || text.length() <= DATE_LENGTH) {
            return date(row, name);
        }
        try {
            return OffsetDateTime.parse(text).atZoneSameInstant(NEW_YORK).toLocalDate();
        } catch (DateTimeException notAnInstant) {
            return date(row, name);
        }
    }
}
