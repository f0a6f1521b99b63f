package io.ballast.feature.domain.increment;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/**
 * The latest bars of symbols, kept from one increment to the next, so that a day reads its own bars only. They are the
 * published ones of a moment; what changed since has to be replaced before they are used. For one thread.
 */
public final class RecentBars {
    /** What an increment looks back at, and two blocks more: a correction will ask for them. */
    private static final int SESSIONS = IncrementScope.sessionsBack() + 2 * RecursiveAnchor.BLOCK;

    private static final int BYTES_PER_ROW = Integer.BYTES + BarColumns.ALL.size() * Double.BYTES;

    private final long mostRows;
    private final Map<String, HeldBars> symbols = new HashMap<>();
    private long rows;

    /**
     * No bars yet.
     *
     * @param mostBytes memory to use; bars of symbols for which there is no room are not kept
     */
    public RecentBars(long mostBytes) {
        this.mostRows = mostBytes / BYTES_PER_ROW;
    }

    /**
     * Which of the changed bars are held.
     *
     * @param changed per symbol the sessions from the first changed bar to the last one
     * @return per symbol the sessions to be read and {@linkplain #replace replaced}
     */
    public Map<String, SessionRange> outdated(Map<String, SessionRange> changed) {
        Map<String, SessionRange> outdated = new TreeMap<>();
        changed.forEach((symbol, sessions) -> {
            HeldBars held = symbols.get(symbol);
            if (held != null && sessions.toExclusive() > held.from()) {
                outdated.put(symbol, new SessionRange(Math.max(held.from(), sessions.from()), sessions.toExclusive()));
            }
        });
        return outdated;
    }

    /**
     * Takes what bars are now.
     *
     * @param outdated per symbol the sessions whose bars are replaced
     * @param bars all bars of these cells
     */
    public void replace(Map<String, SessionRange> outdated, Panel bars) {
        outdated.forEach((symbol, sessions) -> {
            HeldBars held = symbols.get(symbol);
            rows -= held.capacity();
            held.replace(sessions, bars, bars.indexOf(symbol));
            held.keepLatest(SESSIONS);
            rows += held.capacity();
        });
    }

    /**
     * What has to be read before bars can be handed out.
     *
     * @param from per symbol the calendar ordinal of the first session wanted
     * @return per symbol the first session to be read, a block earlier than wanted: a correction will ask for it
     */
    public Map<String, Integer> missing(Map<String, Integer> from) {
        Map<String, Integer> missing = new TreeMap<>();
        from.forEach((symbol, session) -> {
            HeldBars held = symbols.get(symbol);
            if (!isHeld(held, session)) {
                missing.put(symbol, Math.max(0, session - RecursiveAnchor.BLOCK));
            }
        });
        return missing;
    }

    /**
     * Keeps the latest bars of those that were read.
     *
     * @param read per symbol the first session that was read
     * @param bars all bars from there on
     */
    public void keep(Map<String, Integer> read, Panel bars) {
        read.forEach((symbol, session) -> {
            HeldBars held = new HeldBars(session);
            held.replace(new SessionRange(session, Integer.MAX_VALUE), bars, bars.indexOf(symbol));
            held.keepLatest(SESSIONS);
            HeldBars before = symbols.remove(symbol);
            rows -= before == null ? 0 : before.capacity();
            if (rows + held.capacity() <= mostRows) {
                symbols.put(symbol, held);
                rows += held.capacity();
            }
        });
    }

    /**
     * Hands out bars.
     *
     * @param from per symbol the calendar ordinal of the first session wanted
     * @param read bars of symbols of which as many as that are not held
     * @return panel with the columns of BarColumns; symbols without a bar there are not in it
     */
    public Panel panel(Map<String, Integer> from, Panel read) {
        double[][] columns = BarColumns.ALL.stream().map(read::column).toArray(double[][]::new);
        PanelBuilder panel = Panel.builder(BarColumns.ALL, rowCount(from, read));
        new TreeMap<>(from).forEach((symbol, session) -> {
            HeldBars held = symbols.get(symbol);
            int index = read.indexOf(symbol);
            if (isHeld(held, session)) {
                held.copyTo(panel, symbol, session);
            } else if (index >= 0) {
                panel.addAll(symbol, read.sessions(), columns, read.rowFrom(index, session), read.rowEnd(index));
            }
        });
        return panel.build();
    }

    /** Rows that are handed out, so that they are copied once. */
    private int rowCount(Map<String, Integer> from, Panel read) {
        int count = 0;
        for (Map.Entry<String, Integer> wanted : from.entrySet()) {
            HeldBars held = symbols.get(wanted.getKey());
            int index = read.indexOf(wanted.getKey());
            if (isHeld(held, wanted.getValue())) {
                count += held.rowCount(wanted.getValue());
            } else if (index >= 0) {
                count += read.rowEnd(index) - read.rowFrom(index, wanted.getValue());
            }
        }
        return count;
    }

    private static boolean isHeld(HeldBars held, int session) {
        return held != null && held.from() <= session;
    }
}
