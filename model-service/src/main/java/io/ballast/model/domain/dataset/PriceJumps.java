package io.ballast.model.domain.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sessions on which a symbol's price jumped and nobody has said why: a split that was missed or a wrong price, perhaps.
 * What a row says is not to be trusted if its label or its executable return spans a jump, or if it comes so soon after one
 * that the returns and volatilities of a month still contain it.
 */
public final class PriceJumps {

    /** No jump at all. */
    public static final PriceJumps NONE = new PriceJumps(List.of());

    /** Sessions for which a jump stays in the features of a month: the longest window is 21 returns. */
    public static final int FEATURE_REACH = 21;

    /**
     * A jump.
     *
     * @param symbol the symbol
     * @param ordinal position in the calendar of the session with the new price
     */
    public record Jump(String symbol, int ordinal) {}

    private final Map<String, int[]> bySymbol;

    /**
     * @param jumps in any order
     */
    public PriceJumps(List<Jump> jumps) {
        this.bySymbol = jumps.stream()
                .collect(Collectors.groupingBy(
                        Jump::symbol, Collectors.collectingAndThen(Collectors.toList(), found -> found.stream()
                                .mapToInt(Jump::ordinal)
                                .sorted()
                                .toArray())));
    }

    /**
     * Whether a row reaches over a jump.
     *
     * @param symbol its symbol
     * @param ordinal its session by its position in the calendar
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
