package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Sessions on which a symbol's price jumped and nobody has said why: a split that was missed or a wrong price, perhaps.
 * What a row says is not to be trusted if its label or its executable return spans a jump, or if it comes so soon after one
 * that the returns and volatilities of a month still contain it.
 */
public final class PriceJumps {

    /** No jump at all. */
    public static final PriceJumps NONE = new PriceJumps(Map.of());

    /** Sessions for which a jump stays in the features of a month: the longest window is 21 returns. */
    public static final int FEATURE_REACH = 21;

    /**
     * A jump.
     *
     * @param symbol the symbol
     * @param session the session with the new price
     */
    public record Jump(String symbol, LocalDate session) {}

    private final Map<String, int[]> bySymbol;

    private PriceJumps(Map<String, int[]> bySymbol) {
        this.bySymbol = bySymbol;
    }

    /**
     * The jumps by the number of their session. One of a day that was declared closed shows on the next session.
     *
     * @param sessions the sessions that rows are numbered by
     * @param jumps in any order
     */
    public static PriceJumps of(ExchangeCalendar sessions, List<Jump> jumps) {
        return new PriceJumps(jumps.stream()
                .collect(Collectors.groupingBy(
                        Jump::symbol, Collectors.collectingAndThen(Collectors.toList(), found -> found.stream()
                                .mapToInt(jump -> sessions.ordinal(sessions.onOrAfter(jump.session())))
                                .sorted()
                                .toArray()))));
    }

    /**
     * Whether a row reaches over a jump.
     *
     * @param symbol its symbol
     * @param ordinal number of its session
     * @param reach sessions to the end of its executable return, the later of both
     */
    boolean spoil(String symbol, int ordinal, int reach) {
        int[] jumps = bySymbol.get(symbol);
        if (jumps == null) {
            return false;
        }
        int first = Arrays.binarySearch(jumps, ordinal - FEATURE_REACH + 1);
        int at = first < 0 ? -first - 1 : first;
        return at < jumps.length && jumps[at] <= ordinal + reach;
    }
}
