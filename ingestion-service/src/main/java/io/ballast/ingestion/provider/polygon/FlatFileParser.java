package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.provider.reply.BodyBars;

/**
 * Reads the file of a day: comma-separated, columns found by name. What is no number becomes NaN, judging is others' work;
 * rows of other days are left out.
 */
final class FlatFileParser {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long NANOS = 1_000_000_000L;

    private final List<String> header;
    private final int ticker;
    private final int start;
    private final int open;
    private final int high;
    private final int low;
    private final int close;
    private final int volume;
    private final int transactions;

    private FlatFileParser(String firstLine) throws IOException {
        header = Arrays.asList(firstLine.split(",", -1));
        ticker = required("ticker");
        start = required("window_start");
        open = required("open");
        high = required("high");
        low = required("low");
        close = required("close");
        volume = required("volume");
        transactions = header.indexOf("transactions");
    }

    private int required(String column) throws IOException {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new IOException("line 1 has no column " + column);
        }
        return at;
    }

    /**
     * The bars of a session.
     *
     * @param body the file, unpacked
     * @param wanted which symbols are of interest
     * @throws IOException naming the line that cannot be read
     */
    static BodyBars session(byte[] body, LocalDate session, Predicate<String> wanted) throws IOException {
        BodyBars bars = new BodyBars(body);
        FlatFileParser parser = null;
        int line = 0;
        for (int from = 0; from < body.length; ) {
            int to = endOfLine(body, from);
            String text = new String(body, from, to - from, StandardCharsets.UTF_8).stripTrailing();
            line++;
            if (parser == null) {
                parser = new FlatFileParser(text);
            } else if (!text.isEmpty()) {
                Bar bar = parser.bar(text.split(",", -1), line);
                if (bar.session().equals(session) && wanted.test(bar.symbol())) {
                    bars.add(bar, from, from + text.getBytes(StandardCharsets.UTF_8).length);
                } else {
                    bars.skipRow();
                }
            }
            from = to + 1;
        }
        if (parser == null) {
            throw new IOException("it is empty");
        }
        return bars;
    }

    private static int endOfLine(byte[] body, int from) {
        int to = from;
        while (to < body.length && body[to] != '\n') {
            to++;
        }
        return to;
    }

    private Bar bar(String[] cells, int line) throws IOException {
        if (cells.length != header.size() || cells[ticker].isBlank()) {
            throw new IOException(
                    "line " + line + " is no row of " + header.size() + " cells with a ticker, as the header wants");
        }
        double trades = transactions < 0 ? Double.NaN : number(cells[transactions]);
        return new Bar(
                cells[ticker],
                date(cells[start], line),
                number(cells[open]),
                number(cells[high]),
                number(cells[low]),
                number(cells[close]),
                number(cells[volume]),
                Double.NaN,
                Double.isNaN(trades) ? Bar.UNKNOWN_COUNT : (long) trades);
    }

    private static LocalDate date(String nanos, int line) throws IOException {
        try {
            return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(nanos) / NANOS), NEW_YORK);
        } catch (NumberFormatException noTime) {
            throw new IOException(
                    "line " + line + " has window_start=" + nanos + ", nanoseconds since 1970 are expected");
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
