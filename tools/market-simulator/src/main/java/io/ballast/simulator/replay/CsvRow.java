package io.ballast.simulator.replay;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvRecord;

/** The current line of a CSV file, with typed access by column; what is wrong is reported with file and line. */
final class CsvRow {
    private final Path path;
    private final List<String> header;
    private final Map<String, LocalDate> dates = new HashMap<>();
    private CsvRecord record;
    private long line = 1;

    CsvRow(Path path, List<String> header, List<String> required) {
        this.path = path;
        this.header = header;
        for (String column : required) {
            if (!header.contains(column)) {
                throw problem("the header " + header + " lacks '" + column + "': expected are " + required);
            }
        }
        if (header.stream().distinct().count() < header.size()) {
            throw problem("the header " + header + " names a column twice: each once expected");
        }
    }

    void moveTo(CsvRecord next) {
        record = next;
        line = next.getStartingLineNumber();
        if (next.getFieldCount() != header.size()) {
            throw problem(
                    next.getFieldCount() + " fields are not allowed: " + header.size() + " expected, as in the header");
        }
    }

    long line() {
        return line;
    }

    /** Position of a column, -1 if the file has none of that name. */
    int column(String name) {
        return header.indexOf(name);
    }

    /** The text of an optional column, empty if there is none. */
    String text(String name) {
        return text(column(name));
    }

    String text(int column) {
        return column < 0 ? "" : record.getField(column);
    }

    String symbol() {
        String symbol = text("symbol");
        if (symbol.isBlank() || !symbol.equals(symbol.strip())) {
            throw badValue("symbol", symbol, "a ticker without blanks expected");
        }
        return symbol;
    }

    LocalDate date(String name) {
        LocalDate date = optionalDate(name);
        if (date == null) {
            throw badValue(name, "", "a date YYYY-MM-DD expected");
        }
        return date;
    }

    /** A date, null if the field is empty or not there. */
    LocalDate optionalDate(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        LocalDate known = dates.get(text);
        if (known == null) {
            known = parseDate(name, text);
            dates.put(text, known);
        }
        return known;
    }

    /** A number, NaN if the field is empty or not there. */
    double number(String name) {
        return number(column(name), name);
    }

    double number(int column, String name) {
        String text = text(column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        double value = Decimals.parse(text);
        if (Double.isNaN(value)) {
            throw badValue(name, text, "a number or nothing expected");
        }
        return value;
    }

    double positive(String name) {
        double value = number(name);
        if (!(value > 0)) {
            throw badValue(name, text(name), "a number above 0 expected");
        }
        return value;
    }

    /** Any of the constants of an enumeration. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text(name))) {
                return constant;
            }
        }
        throw badValue(name, text(name), "one of " + List.of(type.getEnumConstants()) + " expected");
    }

    MalformedReplayException badValue(String name, String value, String expected) {
        return problem(name + " '" + value + "' is not allowed: " + expected);
    }

    private MalformedReplayException problem(String what) {
        return new MalformedReplayException(
                path + " line " + line + ": " + what.lines().findFirst().orElse(""));
    }

    private LocalDate parseDate(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw badValue(name, text, "a date YYYY-MM-DD expected");
        }
    }
}
