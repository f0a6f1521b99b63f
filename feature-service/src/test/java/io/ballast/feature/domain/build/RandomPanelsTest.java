package io.ballast.feature.domain.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.feature.domain.definition.Family;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.support.PlainFeatures;
import io.ballast.feature.support.RandomMarket;
import io.ballast.feature.support.SmallMarket;

import static org.assertj.core.api.Assertions.assertThat;

/** Random markets against a reference that works out each value from its definition. */
class RandomPanelsTest {
    private static final int MARKETS = 12;
    private static final int SHARES_HOLD_DAYS = 456;
    private static final List<Feature> RECURSIVE =
            List.of(Feature.RSI_14, Feature.ATR_14_PCT, Feature.EMA_12_26_PCT, Feature.EMA_50_200_RATIO);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldEqualTheDefinitions(long seed) {
        SmallMarket market = RandomMarket.of(new Random(seed), 0);
        SmallMarket.Result result = market.compute();

        List<String> differences = new ArrayList<>();
        for (String symbol : market.symbols()) {
            if (!symbol.equals("IWM")) {
                compare(market, symbol, result, differences);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(result.rows()).hasSizeGreaterThan(RandomMarket.SESSIONS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldEqualTheDefinitionsThoughDaysWereDeclaredClosed(long seed) {
        Random random = new Random(seed);
        SmallMarket market = RandomMarket.of(random, 0);
        for (int i = 0; i < 12; i++) {
            close(market, random.nextInt(RandomMarket.SESSIONS), 1, random.nextInt(3) > 0);
        }
        // Longer than any exchange ever was: windows of 21 rows stretch over four blocks of their sums.
        close(market, 300, 50, true);
        SmallMarket.Result result = market.compute();

        List<String> differences = new ArrayList<>();
        for (String symbol : market.symbols()) {
            if (!symbol.equals("IWM")) {
                compare(market, symbol, result, differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static void close(SmallMarket market, int first, int days, boolean empty) {
        for (int session = first; session < Math.min(first + days, RandomMarket.SESSIONS - 1); session++) {
            market.closed(session);
            for (String symbol : market.symbols()) {
                if (empty) {
                    market.hole(symbol, session, session + 1);
                }
            }
        }
    }

    @Test
    void shouldGiveAllOfTheDayAfterAClosure() {
        SmallMarket open = new SmallMarket().bars("A", 0, 90).bars("IWM", 0, 90).shares("A", 0, 0, 1e6);
        SmallMarket halted = open.hole("A", 60, 61).hole("IWM", 60, 61);
        assertThat(halted.compute().value("A", 61, Feature.RET_1D)).isNaN();

        SmallMarket.Result closed = halted.closed(60).compute();

        assertThat(closed.value("A", 61, Feature.RET_1D))
                .isEqualTo(SmallMarket.close("A", 61) / SmallMarket.close("A", 59) - 1);
        assertThat(closed.value("A", 61, Feature.OVERNIGHT_GAP)).isNotNaN();
        assertThat(closed.value("A", 61, Feature.ZERO_VOLUME_21)).isZero();
        assertThat(closed.value("A", 55, Feature.FWD_RET)).isNotNaN();
    }

    @Test
    void shouldGiveTheSameBitsWhereverTheHistoryBegins() {
        for (long seed = 1; seed <= MARKETS; seed++) {
            SmallMarket.Result whole = RandomMarket.of(new Random(seed), 0).compute();
            // Not a multiple of any window, and early enough for full windows at the end.
            for (int begin : new int[] {1, 20, 37, 64}) {
                SmallMarket.Result later =
                        RandomMarket.of(new Random(seed), begin).compute();
                compareBits(whole, later, "seed " + seed + " from " + begin);
            }
        }
    }

    private static void compareBits(SmallMarket.Result whole, SmallMarket.Result later, String what) {
        later.rows().forEach((cell, row) -> {
            for (Feature feature : windowed()) {
                double value = row[feature.ordinal()];
                if (!Double.isNaN(value)) {
                    long expected = Double.doubleToLongBits(whole.rows().get(cell)[feature.ordinal()]);
                    assertThat(Double.doubleToLongBits(value))
                            .as("%s of %s, %s", feature, cell, what)
                            .isEqualTo(expected);
                }
            }
        });
    }

    private static List<Feature> windowed() {
        return plain().stream().filter(f -> !RECURSIVE.contains(f)).toList();
    }

    private static List<Feature> plain() {
        return Feature.all().stream()
                .filter(f -> f.family() != Family.CROSS_SECTION && !f.name().startsWith("F_"))
                .toList();
    }

    private static void compare(
            SmallMarket market, String symbol, SmallMarket.Result result, List<String> differences) {
        PlainFeatures plain = new PlainFeatures(
                market.panel(),
                symbol,
                "IWM",
                session -> shares(session - SmallMarket.ORIGIN),
                session -> market.isClosed(session - SmallMarket.ORIGIN));
        for (int t = 0; t < plain.rows(); t++) {
            int session = plain.session(t) - SmallMarket.ORIGIN;
            for (Feature feature : plain()) {
                double expected = plain.value(feature, t);
                double actual = result.value(symbol, session, feature);
                if (!agree(expected, actual) && differences.size() < 10) {
                    differences.add(
                            feature + " of " + symbol + " in row " + t + ": " + actual + " instead of " + expected);
                }
            }
        }
    }

    private static boolean agree(double expected, double actual) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            return Double.isNaN(expected) && Double.isNaN(actual);
        }
        double difference = Math.abs(expected - actual);
        return difference <= 1e-12 || difference <= 1e-9 * Math.abs(expected);
    }

    private static double shares(int session) {
        int age = SmallMarket.day(session) - SmallMarket.day(0);
        return age > 0 && age <= SHARES_HOLD_DAYS ? RandomMarket.SHARES : Double.NaN;
    }
}
