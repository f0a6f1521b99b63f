package io.ballast.monitor.domain.morning;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How the order of the predictions changed.
 *
 * @param model the model whose order it is
 * @param version its version now
 * @param versionBefore its version before, another one after a training
 * @param correlation rank correlation of the two orders over the symbols of both, null with fewer than 10
 * @param topDecileKept share of the former top decile that is in the present one, null without symbols before
 * @param moved number of symbols that moved far
 * @param moves the farthest of them, the farthest first
 */
public record RankChange(
        String model,
        String version,
        String versionBefore,
        Double correlation,
        Double topDecileKept,
        int moved,
        List<Move> moves) {

    private static final int SHOWN = 20;

    /** Copies the list. */
    public RankChange {
        moves = List.copyOf(moves);
    }

    /**
     * A symbol that moved.
     *
     * @param symbol the symbol
     * @param before its place before, in (0, 1): near 1 for the highest prediction
     * @param after its place now
     * @param causes what else happened to it, in words; never empty
     */
    public record Move(String symbol, double before, double after, List<String> causes) {

        /** Copies the list. */
        public Move {
            causes = List.copyOf(causes);
        }

        double distance() {
            return Math.abs(after - before);
        }
    }

    /** The change from one session's scores to the next one's, with every symbol that moved far. */
    static RankChange of(Scores before, Scores now, List<Move> moves) {
        Ranking former = Ranking.of(before.bySymbol());
        Ranking present = Ranking.of(now.bySymbol());
        return new RankChange(
                now.model(),
                now.version(),
                before.version(),
                former.correlation(present),
                former.topDecileIn(present),
                moves.size(),
                moves.stream().limit(SHOWN).toList());
    }

    /** Every symbol that moved far, the farthest first. */
    static List<Move> moves(Scores before, Scores now, double far, Function<String, List<String>> causes) {
        Ranking former = Ranking.of(before.bySymbol());
        return Ranking.of(now.bySymbol()).percentiles().entrySet().stream()
                .filter(entry -> former.percentiles().containsKey(entry.getKey()))
                .map(entry ->
                        new Move(entry.getKey(), former.percentiles().get(entry.getKey()), entry.getValue(), List.of()))
                .filter(move -> move.distance() >= far)
                .sorted(Comparator.comparingDouble(Move::distance).reversed().thenComparing(Move::symbol))
                .map(move -> new Move(move.symbol(), move.before(), move.after(), causes.apply(move.symbol())))
                .toList();
    }
}
