package io.ballast.feature.domain.explain;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.Windows;

/** Why a value of the symbol's own bars is null. Methods return null where nothing stands in the way. */
final class WindowReasons {
    private static final int MONTH = 21;

    private final ComputedRow computed;
    private final SymbolSeries series;
    private final int row;

    WindowReasons(ComputedRow computed) {
        this(computed, computed.row());
    }

    private WindowReasons(ComputedRow computed, int row) {
        this.computed = computed;
        this.series = computed.series();
        this.row = row;
    }

    String of(Feature feature) {
        int back = feature.reach().rowsBack();
        return switch (feature) {
            case RSI_14, ATR_14_PCT -> sinceRestart(15);
            case EMA_12_26_PCT -> sinceRestart(26);
            case EMA_50_200_RATIO -> sinceRestart(200);
            case ADV_USD_21, ZERO_VOLUME_21 -> sinceListing();
            case VOL_21, VOL_63, VOL_252, MAX_RET_21 -> first(reach(back), returns(back));
            case OBV_21_RATIO -> first(reach(back), returns(back), traded(back));
            case ILLIQ_21 -> first(reach(back), tradedReturns(back));
            case BETA_63, IVOL_63 -> first(reach(back), pairs(back), marketMoves(back));
            case REVERSAL_5D_Z -> first(reach(back), reach(5), spreadBefore());
            default -> reach(back);
        };
    }

    /** Rows before this one, and the stretch guard. */
    private String reach(int back) {
        if (row < back) {
            return "it needs " + (back + 1) + " rows, and the symbol has " + (row + 1) + " up to "
                    + computed.dateOf(row);
        }
        if (!series.isWithinStretch(row - back, row, back)) {
            return "stretch guard: the " + (back + 1) + " rows from " + computed.dateOf(row - back) + " to "
                    + computed.dateOf(row) + " span " + series.sessionsBetween(row - back, row)
                    + " sessions, more than the " + (back + back / 4) + " allowed";
        }
        return null;
    }

    String sinceListing() {
        int passed = series.sessionsBetween(0, row) + 1;
        return passed >= MONTH
                ? null
                : "it begins with the 21st session since the first row, and " + computed.dateOf(row) + " is number "
                        + passed;
    }

    private String sinceRestart(int needed) {
        int first = computed.restart();
        int rows = row - first + 1;
        String since =
                first == 0 ? "since its first row " : "since it restarted after a hole of more than 20 sessions on ";
        return rows >= needed
                ? null
                : "it needs " + needed + " rows, and there are " + rows + " " + since + computed.dateOf(first);
    }

    private String returns(int rows) {
        return enough(rows, "a return over one session", t -> !Double.isNaN(series.returns()[t]));
    }

    private String tradedReturns(int rows) {
        return enough(
                rows,
                "a return over one session and volume",
                t -> !Double.isNaN(series.returns()[t]) && series.dollarVolume()[t] != 0);
    }

    private String pairs(int rows) {
        return enough(
                rows,
                "both a return over one session and one of " + computed.benchmarkSymbol(),
                t -> !Double.isNaN(series.returns()[t] * series.benchmarkReturns()[t]));
    }

    private String enough(int rows, String what, IntPredicate isThere) {
        long count = window(rows).filter(isThere).count();
        int needed = Windows.needed(rows);
        return count >= needed
                ? null
                : "only " + count + " of the last " + rows + " rows have " + what + ", and " + needed
                        + " are needed (80 %)";
    }

    private String traded(int rows) {
        boolean any = window(rows).anyMatch(t -> !Double.isNaN(series.returns()[t]) && series.adjustedVolume()[t] != 0);
        return any ? null : "nothing was traded in the last " + rows + " rows that have a return";
    }

    private String marketMoves(int rows) {
        long distinct = window(rows)
                .filter(t -> !Double.isNaN(series.returns()[t] * series.benchmarkReturns()[t]))
                .mapToDouble(t -> series.benchmarkReturns()[t])
                .distinct()
                .count();
        return distinct > 1 ? null : "the returns of " + computed.benchmarkSymbol() + " do not vary";
    }

    private String spreadBefore() {
        if (row == 0) {
            return null;
        }
        WindowReasons before = new WindowReasons(computed, row - 1);
        String why = first(before.reach(MONTH), before.returns(MONTH));
        if (why != null) {
            return "vol_21 of the row before is null: " + why;
        }
        double[] window = before.window(MONTH)
                .mapToDouble(t -> series.returns()[t])
                .filter(r -> !Double.isNaN(r))
                .distinct()
                .toArray();
        return window.length > 1 ? null : "vol_21 of the row before is 0";
    }

    private IntStream window(int rows) {
        return IntStream.rangeClosed(Math.max(0, row - rows + 1), row);
    }

    static String first(String... reasons) {
        return Stream.of(reasons).filter(reason -> reason != null).findFirst().orElse(null);
    }
}
