package io.ballast.model.domain.backtest;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.live.Published;
import io.ballast.model.domain.live.PublishedSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DecileTradingTest {

    private final TradingCosts costs = new TradingCosts(1e6, 0.001, 0.01, 0.0252);
    private final DecileTrading trading = new DecileTrading(costs, new LabelHorizon(5));

    @Test
    void shouldEarnTheSpreadOfTheTenthsLessTheCosts() {
        TradedSession session =
                trading.over(List.of(Published.session(0, 0.02, 0.001f))).get(0);

        assertThat(session.names()).isEqualTo(2);
        // (0.0185 - 0.0005) / 5 portfolios.
        assertThat(session.gross()).isCloseTo(0.0036, within(1e-9));
        // A position of 100,000 is a hundredth of a day: 0.001 + 0.01 * 0.1 per trade, four trades, six sessions of
        // borrow.
        assertThat(session.cost()).isCloseTo((4 * 0.002 + 0.0252 * 6 / 252) / 5, within(1e-12));
        assertThat(session.net()).isEqualTo(session.gross() - session.cost());
        assertThat(session.equity()).isEqualTo(1 + session.net());
    }

    @Test
    void shouldKeepTheAccountAndItsGreatestLoss() {
        List<TradedSession> sessions = trading.over(List.of(
                Published.session(0, 0, 0.001f), Published.session(1, 0, -0.001f), Published.session(2, 0, 0.003f)));

        assertThat(sessions.get(2).equity())
                .isCloseTo(1 + sessions.stream().mapToDouble(TradedSession::net).sum(), within(1e-12));
        assertThat(sessions.get(1).drawdown()).isCloseTo(-sessions.get(1).net(), within(1e-12));
        assertThat(sessions.get(2).drawdown()).isZero();
    }

    @Test
    void shouldTellWhatShareOfTheStocksIsNew() {
        PublishedSession upsideDown = Published.session(2, 0, 0.001f);
        for (int i = 0; i < 10; i++) {
            upsideDown.predictions()[i] = 100 - i;
        }

        List<TradedSession> sessions =
                trading.over(List.of(Published.session(0, 0, 0.001f), Published.session(1, 0, 0.002f), upsideDown));

        // the lowest two are the highest now, and the tenth and eleventh the lowest
        assertThat(sessions).extracting(TradedSession::turnover).containsExactly(Double.NaN, 0.0, 1.0);
    }

    @Test
    void shouldLeaveOutWhatHasNoOutcomeYet() {
        float[] unknown = new float[20];
        Arrays.fill(unknown, Float.NaN);
        unknown[3] = 0.5f;

        assertThat(trading.over(List.of(Published.session(0, 0, unknown)))).isEmpty();
    }

    @Test
    void shouldNotChooseStocksByWhetherTheirOutcomeIsKnownLater() {
        PublishedSession halted = Published.session(0, 0, 0.001f);
        halted.earned()[19] = Float.NaN;

        TradedSession session = trading.over(List.of(halted)).get(0);

        assertThat(session.names()).isEqualTo(2);
        // The best one was bought, whatever became of it; the third best was not. (0.018 - 0.0005) / 5 portfolios.
        assertThat(session.gross()).isCloseTo(0.0035, within(1e-9));
    }

    @Test
    void shouldTakeAStockWithoutVolumeForHardToTrade() {
        assertThat(costs.trade(1000, Double.NaN)).isEqualTo(0.011);
        assertThatThrownBy(() -> new TradingCosts(0, 0, 0, 0)).hasMessageContaining("capital 0.0");
    }
}
