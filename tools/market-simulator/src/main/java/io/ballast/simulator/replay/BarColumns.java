package io.ballast.simulator.replay;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import io.ballast.simulator.domain.replay.BarTable;

/** Gathers the rows of the bars' file in growing primitive columns. */
final class BarColumns {
    static final List<String> REQUIRED = List.of("symbol", "date", "open", "high", "low", "close", "volume");

    private static final List<String> VALUES = List.of("open", "high", "low", "close", "volume", "vwap", "trade_count");
    /** Range of the exchange calendar. */
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2035, 12, 31);
    private static final int FIRST_CAPACITY = 1 << 16;

    private final SymbolTable symbols;
    private int[] numbers = new int[FIRST_CAPACITY];
    private int[] days = new int[FIRST_CAPACITY];
    private final double[][] values = new double[VALUES.size()][];
    private int[] columns;
    private int size;
    private String lastSymbol = "";
    private int lastNumber;

    BarColumns(SymbolTable symbols) {
        this.symbols = symbols;
    }

    void add(CsvRow row) {
        if (columns == null) {
            columns = VALUES.stream().mapToInt(row::column).toArray();
            for (int c = 0; c < columns.length; c++) {
                values[c] = columns[c] < 0 ? null : new double[FIRST_CAPACITY];
            }
        }
        if (size == days.length) {
            grow(size + size / 2);
        }
        String symbol = row.symbol();
        if (!symbol.equals(lastSymbol)) {
            lastSymbol = symbol;
            lastNumber = symbols.number(symbol);
        }
        numbers[size] = lastNumber;
        days[size] = day(row);
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] >= 0) {
                values[c][size] = row.number(columns[c], VALUES.get(c));
            }
        }
        size++;
    }

    private static int day(CsvRow row) {
        LocalDate date = row.date("date");
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw row.badValue("date", date.toString(), "a date from " + EARLIEST + " to " + LATEST + " expected");
        }
        return (int) date.toEpochDay();
    }

    int size() {
        return size;
    }

    /** First day with a bar per symbol number; {@link Integer#MAX_VALUE} if it has none. */
    int[] firstDays() {
        int[] first = new int[symbols.size()];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int i = 0; i < size; i++) {
            first[numbers[i]] = Math.min(first[numbers[i]], days[i]);
        }
        return first;
    }

    /** The finished table, securities in the order of the tickers. */
    BarTable toTable() {
        grow(size);
        int[] places = symbols.places();
        int[] securities = new int[size];
        for (int i = 0; i < size; i++) {
            securities[i] = places[numbers[i]];
        }
        return new BarTable(symbols.size(), securities, days, values);
    }

    private void grow(int capacity) {
        numbers = Arrays.copyOf(numbers, capacity);
        days = Arrays.copyOf(days, capacity);
        for (int c = 0; c < values.length; c++) {
            values[c] = values[c] == null ? null : Arrays.copyOf(values[c], capacity);
        }
    }
}
