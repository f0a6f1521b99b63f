package io.ballast.simulator.polygon;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MultivaluedMap;

/**
 * The parameters of a request. A cursor holds the parameters of the request that began the listing and replaces all
 * others; the key is never part of it.
 */
final class Query {
    private static final String KEY = "apiKey";
    private static final String CURSOR = "cursor";
    private static final String AS_OF = "as_of";

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    static Query of(MultivaluedMap<String, String> parameters) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach((name, given) -> values.put(name, given.get(0)));
        values.remove(KEY);
        String cursor = values.remove(CURSOR);
        return new Query(cursor == null ? values : decoded(cursor));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    Optional<LocalDate> date(String name) {
        return text(name).map(value -> date(name, value));
    }

    static LocalDate date(String name, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw notAllowed(name, value, "a date YYYY-MM-DD");
        }
    }

    boolean flag(String name, boolean otherwise) {
        String value = text(name).orElse(Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw notAllowed(name, value, "true or false");
        }
        return value.equals("true");
    }

    /** The instant at which a listing began, kept in its cursors. */
    Optional<Instant> asOf() {
        return text(AS_OF).map(value -> {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException e) {
                throw notAllowed(AS_OF, value, "an instant");
            }
        });
    }

    Query withAsOf(Instant instant) {
        return with(AS_OF, instant);
    }

    /** How many rows are wanted. */
    int limit(int otherwise, int max) {
        return whole("limit", otherwise, 1, max);
    }

    int whole(String name, int otherwise, int min, int max) {
        String value = text(name).orElse(Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw notAllowed(name, value, "a whole number from " + min + " to " + max);
    }

    /** The same parameters with one more. */
    Query with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new Query(more);
    }

    /** The parameters as a cursor. */
    String toCursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static PolygonException notAllowed(String name, String value, String expected) {
        return PolygonException.badRequest(
                "'" + value + "' is not a valid value for '" + name + "': expected " + expected);
    }

    private static Map<String, String> decoded(String cursor) {
        try {
            String query = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            Map<String, String> values = new TreeMap<>();
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
            return values;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw notAllowed(CURSOR, cursor, "the cursor of a next_url");
        }
    }
}
