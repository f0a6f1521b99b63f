package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.config.Variables;
import io.ballast.model.domain.backtest.DecileTrading;
import io.ballast.model.domain.backtest.TradedSession;
import io.ballast.model.domain.backtest.TradingCosts;
import io.ballast.model.domain.dataset.LabelHorizon;

/** Trades the published rankings on paper. */
@Singleton
public class BackTest {

    private static final double SESSIONS_PER_YEAR = 252;

    private final PublishedOutcomes outcomes;
    private final LearningSettings learning;
    private final Variables variables;

    @Inject
    BackTest(PublishedOutcomes outcomes, LearningSettings learning, Variables variables) {
        this.outcomes = outcomes;
        this.learning = learning;
        this.variables = variables;
    }

    /** The latest sessions of a model, as many as asked for. */
    public BackTestReport of(String model, LocalDate to, int sessions) {
        TradingCosts costs = learning.costs(variables);
        LabelHorizon horizon = learning.training(variables).horizon();
        List<TradedSession> traded =
                new DecileTrading(costs, horizon).over(outcomes.latest(model, to, sessions, horizon));
        return new BackTestReport(
                model,
                traded.size(),
                perYear(traded, TradedSession::gross),
                perYear(traded, TradedSession::net),
                known(turnover(traded)),
                sharpe(traded),
                traded.stream().mapToDouble(TradedSession::drawdown).max().orElse(0),
                costs.capitalUsd(),
                costs.halfSpread(),
                costs.impact(),
                costs.borrowRate(),
                traded.stream().map(BackTest::item).toList());
    }

    private static BackTestReport.Item item(TradedSession session) {
        return new BackTestReport.Item(
                session.session(),
                session.names(),
                session.gross(),
                session.cost(),
                session.net(),
                known(session.turnover()),
                session.equity(),
                session.drawdown());
    }

    private static double turnover(List<TradedSession> traded) {
        return traded.stream()
                .mapToDouble(TradedSession::turnover)
                .filter(share -> !Double.isNaN(share))
                .average()
                .orElse(Double.NaN);
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Double perYear(List<TradedSession> traded, ToDoubleFunction<TradedSession> figure) {
        return traded.isEmpty() ? null : mean(traded, figure) * SESSIONS_PER_YEAR;
    }

    private static Double sharpe(List<TradedSession> traded) {
        double mean = mean(traded, TradedSession::net);
        double variance = mean(traded, session -> Math.pow(session.net() - mean, 2));
        return traded.size() < 2 || variance == 0 ? null : mean / Math.sqrt(variance) * Math.sqrt(SESSIONS_PER_YEAR);
    }

    private static double mean(List<TradedSession> traded, ToDoubleFunction<TradedSession> figure) {
        return traded.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
