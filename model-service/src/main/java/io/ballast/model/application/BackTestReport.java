package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;

/**
 * What trading a model's published rankings would have earned. Returns are fractions of the capital of a side, of which
 * there are two.
 *
 * @param model the model
 * @param sessions sessions traded
 * @param grossPerYear mean return of a year before costs, null without sessions
 * @param netPerYear the same after costs, null without sessions
 * @param turnover mean share of the stocks that are new from a session to the next, null with fewer than two sessions
 * @param sharpe mean net return over its deviation, of a year; null with fewer than two sessions
 * @param maxDrawdown greatest loss from a highest point
 * @param capitalUsd money behind each side
 * @param halfSpread half of the bid-ask spread assumed
 * @param impact price impact assumed of trading a day's volume
 * @param borrowRate yearly borrow fee assumed
 * @param items session by session, oldest first
 */
public record BackTestReport(
        String model,
        int sessions,
        Double grossPerYear,
        Double netPerYear,
        Double turnover,
        Double sharpe,
        double maxDrawdown,
        double capitalUsd,
        double halfSpread,
        double impact,
        double borrowRate,
        List<Item> items) {

    /**
     * A session.
     *
     * @param session the session
     * @param names stocks on each side
     * @param gross before costs
     * @param cost costs
     * @param net after costs
     * @param turnover share of the stocks that were not on the same side of the session before, null for the first one
     * @param equity capital afterwards, 1 at the start
     * @param drawdown how far below the highest equity so far
     */
    public record Item(
            LocalDate session,
            int names,
            double gross,
            double cost,
            double net,
            Double turnover,
            double equity,
            double drawdown) {}
}
