package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The known symbols in alphabetical order and the days on which each was a member. */
public final class Universe {

    private final String[] symbols;
    private final long[] fromDay;
    private final long[] toDay;
    private final Map<String, Integer> positions;

    /**
     * @param memberships one per symbol, in any order
     * @throws IllegalArgumentException if a symbol comes twice
     */
    public Universe(List<Membership> memberships) {
        List<Membership> sorted = memberships.stream()
                .sorted(Comparator.comparing(Membership::symbol))
                .toList();
        this.symbols = sorted.stream().map(Membership::symbol).toArray(String[]::new);
        this.fromDay = sorted.stream().mapToLong(m -> day(m.from())).toArray();
        this.toDay = sorted.stream().mapToLong(m -> day(m.to())).toArray();
        this.positions = new HashMap<>(symbols.length * 2);
        for (int position = 0; position < symbols.length; position++) {
            if (positions.put(symbols[position], position) != null) {
                throw new IllegalArgumentException("symbol " + symbols[position] + " is in the universe twice");
            }
        }
    }

    /** Position of a symbol in alphabetical order, or -1 if it is unknown. */
    public int position(String symbol) {
        return positions.getOrDefault(symbol, -1);
    }

    /** The symbol at a position. */
    public String symbol(int position) {
        return symbols[position];
    }

    /**
     * Whether the symbol at a position was a member on a day.
     *
     * @param position from {@link #position}
     * @param epochDay the day
     */
    public boolean isMember(int position, long epochDay) {
        return epochDay >= fromDay[position] && epochDay < toDay[position];
    }

    /** How many symbols were members on a day. */
    public int members(long epochDay) {
        int members = 0;
        for (int position = 0; position < symbols.length; position++) {
            if (isMember(position, epochDay)) {
                members++;
            }
        }
        return members;
    }

    /** An open start means "never", an open end "until further notice": both lie after any day. */
    private static long day(LocalDate date) {
        return date == null ? Long.MAX_VALUE : date.toEpochDay();
    }
}
