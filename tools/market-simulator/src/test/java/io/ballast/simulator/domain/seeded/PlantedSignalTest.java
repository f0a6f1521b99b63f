package io.ballast.simulator.domain.seeded;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.domain.Market;

import static org.assertj.core.api.Assertions.assertThat;

class PlantedSignalTest {
    private static final int SPAN = 5;
    private static final int WINDOW = 21;

    @ParameterizedTest
    @ValueSource(longs = {7, 2024})
    void shouldBeFoundAsReversalWithTheDocumentedInformationCoefficient(long seed) {
        double ic = informationCoefficient(seed, 300, LocalDate.of(2015, 1, 2), LocalDate.of(2024, 12, 31));

        assertThat(ic).isBetween(0.03, 0.06);
    }

    /** Mean over the sessions of the rank correlation of reversal_5d_z with the return of the five sessions after. */
    static double informationCoefficient(long seed, int symbols, LocalDate from, LocalDate to) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        Market market = new SeededMarket(calendar, seed, symbols, from);
        List<LocalDate> sessions = calendar.between(from, to.plusDays(1));
        AdjustedCloses closes = new AdjustedCloses(market, sessions);
        int[] stocks = IntStream.range(0, market.securities().size())
                .filter(i -> !market.securities().get(i).isFund())
                .toArray();
        double sum = 0;
        int count = 0;
        for (int s = WINDOW + 1; s + SPAN < sessions.size(); s++) {
            double[] signal = new double[stocks.length];
            double[] outcome = new double[stocks.length];
            int pairs = 0;
            for (int stock : stocks) {
                double[] close = closes.of(stock);
                double z = reversal(close, s);
                double later = close[s + SPAN] / close[s] - 1;
                if (!Double.isNaN(z) && !Double.isNaN(later)) {
                    signal[pairs] = z;
                    outcome[pairs++] = later;
                }
            }
            sum += RankCorrelation.of(signal, outcome, pairs);
            count++;
        }
        return sum / count;
    }

    private static double reversal(double[] close, int s) {
        double sum = 0;
        double squares = 0;
        for (int t = s - WINDOW; t < s; t++) {
            double r = close[t] / close[t - 1] - 1;
            sum += r;
            squares += r * r;
        }
        double variance = (squares - sum * sum / WINDOW) / (WINDOW - 1);
        return -(close[s] / close[s - SPAN] - 1) / Math.sqrt(SPAN * variance);
    }
}
