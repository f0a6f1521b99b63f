package io.ballast.feature.domain.increment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.universe.SessionRange;

/**
 * The latest stored rows of symbols, kept from one increment to the next, so that a day need not read what the day before
 * wrote. They are those of one build; what the next build writes has to be {@linkplain #apply applied}. For one thread.
 */
public final class RecentRows {
    /** Sessions before those asked for that are read with them, and kept: a correction will ask for them. */
    private static final int SPARE = 8;

    /** A symbol of which more rows are wanted than that is looked at as a whole, which is rare. */
    private static final int MOST_OF_A_SYMBOL = 64;

    private static final int BYTES_PER_ROW = Feature.all().size() * Double.BYTES + 128;

    private final int sessions;
    private final long mostRows;
    private final Map<String, Held> symbols = new HashMap<>();
    private long count;

    /** All rows of a symbol from a session on. */
    private record Held(int from, NavigableMap<Integer, PublishedRow> rows) {}

    /**
     * No rows yet.
     *
     * @param sessions of the calendar
     * @param mostBytes memory to use; rows of symbols for which there is no room are not kept
     */
    public RecentRows(int sessions, long mostBytes) {
        this.sessions = sessions;
        this.mostRows = mostBytes / BYTES_PER_ROW;
    }

    /**
     * What has to be read before rows can be handed out.
     *
     * @param wanted per symbol the sessions wanted
     * @return per symbol the sessions to be read
     */
    public Map<String, SessionRange> missing(Map<String, SessionRange> wanted) {
        Map<String, SessionRange> missing = new TreeMap<>();
        wanted.forEach((symbol, range) -> {
            if (!holds(symbol, range)) {
                missing.put(symbol, new SessionRange(Math.max(0, range.from() - SPARE), range.toExclusive()));
            }
        });
        return missing;
    }

    /**
     * Keeps the latest rows of those that were read.
     *
     * @param read per symbol the sessions that were read
     * @param rows all stored rows of these cells, by session
     */
    public void keep(Map<String, SessionRange> read, List<PublishedRow> rows) {
        Map<String, NavigableMap<Integer, PublishedRow>> bySymbol = new HashMap<>();
        read.forEach((symbol, range) -> {
            if (range.toExclusive() >= sessions) {
                bySymbol.put(symbol, new TreeMap<>());
            }
        });
        for (PublishedRow row : rows) {
            NavigableMap<Integer, PublishedRow> held = bySymbol.get(row.symbol());
            if (held != null) {
                held.put(row.session(), row);
            }
        }
        bySymbol.forEach((symbol, held) -> {
            forget(symbol);
            if (held.size() <= MOST_OF_A_SYMBOL && count + held.size() <= mostRows) {
                symbols.put(symbol, new Held(read.get(symbol).from(), held));
                count += held.size();
            }
        });
    }

    /**
     * Hands out rows, and drops what lies some sessions before those of a symbol's latest rows.
     *
     * @param wanted per symbol the sessions wanted
     * @param read rows of symbols of which as many as that are not held
     * @param receiver takes the rows of each symbol by session
     */
    public void rows(Map<String, SessionRange> wanted, List<PublishedRow> read, Consumer<PublishedRow> receiver) {
        wanted.forEach((symbol, range) -> {
            if (holds(symbol, range)) {
                symbols.get(symbol)
                        .rows()
                        .subMap(range.from(), range.toExclusive())
                        .values()
                        .forEach(receiver);
                trim(symbol, range);
            }
        });
        for (PublishedRow row : read) {
            SessionRange range = wanted.get(row.symbol());
            if (range != null && range.contains(row.session()) && !holds(row.symbol(), range)) {
                receiver.accept(row);
            }
        }
    }

    /**
     * Takes in what was written.
     *
     * @param increment that was published after the build of these rows
     */
    public void apply(Increment increment) {
        increment.rows().forEach(change -> {
            Held held = symbols.get(change.row().symbol());
            if (held != null && change.row().session() >= held.from()) {
                count += held.rows().put(change.row().session(), change.row()) == null ? 1 : 0;
            }
        });
        increment.gone().forEach((symbol, gone) -> {
            Held held = symbols.get(symbol);
            if (held != null) {
                gone.forEach(session -> count -= held.rows().remove(session) == null ? 0 : 1);
            }
        });
        increment.forgotten().forEach(this::forget);
    }

    private void trim(String symbol, SessionRange wanted) {
        Held held = symbols.get(symbol);
        int first = wanted.from() - SPARE;
        if (held.from() < first && wanted.toExclusive() >= sessions) {
            count -= held.rows().size();
            held.rows().headMap(first).clear();
            count += held.rows().size();
            symbols.put(symbol, new Held(first, held.rows()));
        }
    }

    private boolean holds(String symbol, SessionRange range) {
        Held held = symbols.get(symbol);
        return held != null && held.from() <= range.from();
    }

    private void forget(String symbol) {
        Held held = symbols.remove(symbol);
        count -= held == null ? 0 : held.rows().size();
    }
}
