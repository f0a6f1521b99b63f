package io.ballast.simulator.alpaca;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.MultivaluedMap;

import io.ballast.simulator.domain.MarketView;

/** The parameters of a request, read as strictly as Alpaca does. */
final class Parameters {
    private static final Pattern SYMBOL = Pattern.compile("[A-Z]{1,5}(\\.[A-Z]{1,3})?");

    private final MultivaluedMap<String, String> values;

    Parameters(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    String text(String name, String otherwise) {
        String value = values.getFirst(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** One of the values allowed. */
    String oneOf(String name, String otherwise, List<String> allowed) {
        String value = text(name, otherwise);
        if (!allowed.contains(value)) {
            throw AlpacaException.badRequest("invalid " + name + ": " + value);
        }
        return value;
    }

    /** Symbols in their order, each once; one that is none fails the request. */
    List<String> symbols() {
        String text = text("symbols", "");
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> symbols = Arrays.asList(text.split(",", -1));
        symbols.stream()
                .filter(symbol -> !SYMBOL.matcher(symbol).matches())
                .findFirst()
                .ifPresent(bad -> {
                    throw AlpacaException.invalidSymbol(bad);
                });
        return List.copyOf(new TreeSet<>(symbols));
    }

    int limit(int otherwise, int max) {
        try {
            int limit = Integer.parseInt(text("limit", Integer.toString(otherwise)));
            if (limit >= 1 && limit <= max) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw AlpacaException.badRequest("invalid limit: it must be from 1 to " + max);
    }

    /** The first date whose midnight in New York is not before a date or an instant. */
    LocalDate first(String name, LocalDate otherwise) {
        LocalDate day = day(name, otherwise);
        boolean isLater = isInstant(name)
                && instant(name).isAfter(day.atStartOfDay(MarketView.NEW_YORK).toOffsetDateTime());
        return isLater ? day.plusDays(1) : day;
    }

    /** The last date whose midnight in New York is not after a date or an instant. */
    LocalDate day(String name, LocalDate otherwise) {
        String value = text(name, otherwise.toString());
        try {
            return isInstant(name)
                    ? instant(name).atZoneSameInstant(MarketView.NEW_YORK).toLocalDate()
                    : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw AlpacaException.badRequest("invalid " + name + ": " + value);
        }
    }

    /** What a page token says, empty on the first page. */
    String token() {
        String token = text("page_token", "");
        try {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AlpacaException.badRequest("invalid page_token");
        }
    }

    static String token(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isInstant(String name) {
        return text(name, "").indexOf('T') > 0;
    }

    private OffsetDateTime instant(String name) {
        return OffsetDateTime.parse(text(name, ""));
    }
}
