package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.parameter.Dates;

/**
 * The parameters of operations about symbols over dates: {@code symbols} (a list, or text with commas), {@code from} and
 * {@code to} (included).
 *
 * @param symbols those named, in order; empty if none is
 * @param from first date
 * @param to last date, not before the first
 */
record RangeParameters(List<String> symbols, LocalDate from, LocalDate to) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException naming the parameter, the value and what is allowed
     */
    static RangeParameters of(JsonNode parameters) {
        LocalDate from = Dates.requiredAmong(parameters, "from", "startDate");
        LocalDate to = Dates.requiredAmong(parameters, "to", "endDate");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to=" + to + " is before from=" + from + ": the first date comes first");
        }
        return new RangeParameters(symbols(parameters), from, to);
    }

    private static List<String> symbols(JsonNode parameters) {
        JsonNode value = parameters.hasNonNull("symbols") ? parameters.get("symbols") : parameters.path("symbol");
        Set<String> symbols = new LinkedHashSet<>();
        if (value.isArray()) {
            value.forEach(symbol -> symbols.add(symbol.asText().strip()));
        } else {
            Arrays.stream(value.asText("").split(",")).map(String::strip).forEach(symbols::add);
        }
        symbols.remove("");
        return List.copyOf(symbols);
    }
}
