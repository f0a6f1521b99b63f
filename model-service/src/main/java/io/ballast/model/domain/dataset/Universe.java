package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The known symbols in alphabetical order and the days on which each was a member. */
public final class Universe {

    private final String[] symbols;

    /** Per symbol, first day and day after the last one of each membership in turn. */
    private final long[][] days;

    private final Map<String, Integer> positions;
    private final Map<String, String> sectors;

    /**
     * @param known one per time a symbol was a member, in any order; one with an open start for a symbol that never was
     */
    public Universe(List<Membership> known) {
        this(known, Map.of());
    }

    /**
     * @param known as above
     * @param sectors sector by symbol; symbols without a known one are absent
     */
    public Universe(List<Membership> known, Map<String, String> sectors) {
        this.sectors = Map.copyOf(sectors);
        Map<String, List<Membership>> bySymbol =
                known.stream().collect(Collectors.groupingBy(Membership::symbol, TreeMap::new, Collectors.toList()));
        this.symbols = bySymbol.keySet().toArray(String[]::new);
        this.days = bySymbol.values().stream().map(Universe::days).toArray(long[][]::new);
        this.positions = new HashMap<>(symbols.length * 2);
        for (int position = 0; position < symbols.length; position++) {
            positions.put(symbols[position], position);
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

    /** The sector of the symbol at a position; a dash if unknown. */
    public String sector(int position) {
        return sectors.getOrDefault(symbols[position], "-");
    }

    /**
     * Whether the symbol at a position was a member on a day.
     *
     * @param position from {@link #position}
     * @param epochDay the day
     */
    public boolean isMember(int position, long epochDay) {
        long[] bounds = days[position];
        for (int i = 0; i < bounds.length; i += 2) {
            if (epochDay >= bounds[i] && epochDay < bounds[i + 1]) {
                return true;
            }
        }
        return false;
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

    private static long[] days(List<Membership> memberships) {
        return memberships.stream()
                .flatMapToLong(membership -> LongStream.of(day(membership.from()), day(membership.to())))
                .toArray();
    }

    /** An open start means "never", an open end "until further notice": both lie after any day. */
    private static long day(LocalDate date) {
        return date == null ? Long.MAX_VALUE : date.toEpochDay();
    }
}
