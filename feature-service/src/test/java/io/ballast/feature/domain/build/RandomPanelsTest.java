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
import io.ballast.feature.support.SmallMarket;

import static org.assertj.core.api.Assertions.assertThat;

/** Random markets against a reference that works out each value from its definition. */
class RandomPanelsTest {
    private static final int MARKETS = 12;
    private static final int SESSIONS = 420;
    private static final double SHARES = 1e6;
    private static final int SHARES_HOLD_DAYS = 456;
    private static final List<Feature> RECURSIVE =
            List.of(Feature.RSI_14, Feature.ATR_14_PCT, Feature.EMA_12_26_PCT, Feature.EMA_50_200_RATIO);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldEqualTheDefinitions(long seed) {
        SmallMarket market = market(new Random(seed), 0);
        SmallMarket.Result result = market.compute();

        List<String> differences = new ArrayList<>();
        for (String symbol : market.symbols()) {
            if (!symbol.equals("IWM")) {
                compare(market, symbol, result, differences);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(result.rows()).hasSizeGreaterThan(SESSIONS);
    }

    @Test
    void shouldGiveTheSameBitsWhereverTheHistoryBegins() {
        for (long seed = 1; seed <= MARKETS; seed++) {
            SmallMarket.Result whole = market(new Random(seed), 0).compute();
            // Not a multiple of any window, and early enough for full windows at the end.
            for (int begin : new int[] {1, 20, 37, 64}) {
                SmallMarket.Result later = market(new Random(seed), begin).compute();
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
        PlainFeatures plain =
                new PlainFeatures(market.panel(), symbol, "IWM", session -> shares(session - SmallMarket.ORIGIN));
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
        return age > 0 && age <= SHARES_HOLD_DAYS ? SHARES : Double.NaN;
    }

    private static SmallMarket market(Random random, int begin) {
        SmallMarket market = new SmallMarket();
        int[] kinds = {0, 0, 1, 2, 3, 4, 5};
        addSymbol(market, "IWM", random.nextInt(4) == 0 ? 1 : 0, random, begin);
        for (int i = 0; i < kinds.length; i++) {
            String symbol = "S" + i;
            addSymbol(market, symbol, kinds[i], random, begin);
            market.shares(symbol, 0, 0, SHARES);
        }
        return market;
    }

    /** Kinds: 0 walk, 1 constant price, 2 few price levels, 3 late listing, 4 a single row, 5 steady growth. */
    private static void addSymbol(SmallMarket market, String symbol, int kind, Random random, int begin) {
        double close = 1 + 99 * random.nextDouble();
        double[] factors = {1, 1};
        int from = kind == 3 ? 100 + random.nextInt(200) : kind == 4 ? SESSIONS - 1 : 0;
        int hole = 0;
        for (int session = from; session < SESSIONS; session++) {
            close = next(kind, close, random);
            if (random.nextInt(150) == 0) {
                factors[0] *= 2 * (1 + random.nextDouble() / 50);
                factors[1] *= 2;
                close = kind == 1 ? close : close / 2;
            }
            if (random.nextInt(120) == 0) {
                hole = 1 + random.nextInt(random.nextInt(3) == 0 ? 40 : 4);
            }
            double[] bar = bar(kind, close, factors, random);
            if ((hole-- <= 0 || kind == 4) && session >= begin) {
                market.bar(symbol, session, bar);
            }
        }
    }

    private static double next(int kind, double close, Random random) {
        double shock = random.nextGaussian();
        return switch (kind) {
            case 1 -> close;
            case 2 -> 10 + random.nextInt(3);
            case 5 -> close * (1.001 + 1e-7 * shock);
            default -> close * Math.exp(0.03 * shock);
        };
    }

    private static double[] bar(int kind, double close, double[] factors, Random random) {
        double open = kind == 1 ? close : close * (1 + 0.01 * random.nextGaussian());
        double high = Math.max(open, close) * (1 + (kind == 1 ? 0 : 0.01 * random.nextDouble()));
        double low = Math.min(open, close) * (1 - (kind == 1 ? 0 : 0.01 * random.nextDouble()));
        double volume = random.nextInt(kind == 2 ? 3 : 40) == 0 ? 0 : 1 + random.nextInt(1_000_000);
        return new double[] {open, high, low, close, volume, factors[0], factors[1]};
    }
}
