package io.ballast.model.domain.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.live.PublishedSession;

/**
 * Buys the top tenth of each session's ranking and sells the bottom tenth short at the next open, for as long as the label
 * looks ahead. So many portfolios are open at a time, each with its part of the capital (Jegadeesh and Titman 1993).
 * Members are those of the session, since only they were predicted; what was published is never changed afterwards. The
 * tenths are those of the whole ranking, as nobody knew then which stocks have no outcome; these count as the others of their side.
 *
 * @param costs what trading costs
 * @param horizon how far the labels look ahead
 */
public record DecileTrading(TradingCosts costs, LabelHorizon horizon) {

    private static final int TENTH = 10;

    /**
     * Trades.
     *
     * @param published what was published, ascending; sessions on which a side has no known outcome are left out
     */
    public List<TradedSession> over(List<PublishedSession> published) {
        List<TradedSession> traded = new ArrayList<>();
        double equity = 1;
        double highest = 1;
        Set<String> before = Set.of();
        for (PublishedSession session : published) {
            int[] ranked = ranked(session);
            int names = ranked.length / TENTH;
            double gross =
                    (mean(session, ranked, ranked.length - names, ranked.length) - mean(session, ranked, 0, names))
                            / horizon.rows();
            if (Double.isNaN(gross)) {
                continue;
            }
            double cost = cost(session, ranked, names) / horizon.rows();
            equity += gross - cost;
            highest = Math.max(highest, equity);
            Set<String> sides = sides(session, ranked, names);
            double turnover = before.isEmpty() ? Double.NaN : shareBeyond(before, sides);
            before = sides;
            traded.add(new TradedSession(session.session(), names, gross, cost, turnover, equity, highest - equity));
        }
        return traded;
    }

    /** The stocks with the side they are on. */
    private static Set<String> sides(PublishedSession session, int[] ranked, int names) {
        Set<String> sides = new HashSet<>();
        for (int i = 0; i < names; i++) {
            sides.add("short " + session.symbols().get(ranked[i]));
            sides.add("long " + session.symbols().get(ranked[ranked.length - 1 - i]));
        }
        return sides;
    }

    private static double shareBeyond(Set<String> before, Set<String> sides) {
        return sides.stream().filter(stock -> !before.contains(stock)).count() / (double) sides.size();
    }

    /** The rows, lowest prediction first; of equal ones in alphabetical order. */
    private static int[] ranked(PublishedSession session) {
        return IntStream.range(0, session.predictions().length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> session.predictions()[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What some stocks earned on average, as far as it is known; NaN if of none. */
    private static double mean(PublishedSession session, int[] ranked, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(i -> session.earned()[ranked[i]])
                .filter(earned -> !Double.isNaN(earned))
                .average()
                .orElse(Double.NaN);
    }

    /** Each stock is bought and sold once on either side; the short side pays for borrowing. */
    private double cost(PublishedSession session, int[] ranked, int names) {
        double position = costs.capitalUsd() / horizon.rows() / names;
        double sum = 0;
        for (int i = 0; i < names; i++) {
            sum += 2 * costs.trade(position, session.advUsd()[ranked[i]]);
            sum += 2 * costs.trade(position, session.advUsd()[ranked[ranked.length - 1 - i]]);
        }
        return sum / names + costs.borrow(horizon.rows() + 1);
    }
}
