package io.ballast.monitor.domain.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Simulated declines of a figure from 300 past its threshold of 200, after a calm time. */
class BreachForecastTest {

    private static final double THRESHOLD = 200;
    private static final double LEVEL = 300;
    private static final int CALM = 30;

    /** A decline: values by session, and the session, with its fraction, at which its true line crosses. */
    private record Decline(List<Double> values, double crossing) {

        static Decline simulated(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double slope = 2 + 3 * random.nextDouble();
            double noise = 2 + 3 * random.nextDouble();
            double crossing = CALM + (LEVEL - THRESHOLD) / slope;
            List<Double> values = new ArrayList<>();
            for (int t = 0; t < crossing + 10; t++) {
                values.add(LEVEL - slope * Math.max(0, t - CALM) + noise * random.nextGaussian());
            }
            return new Decline(values, crossing);
        }

        Optional<BreachForecast> forecast(int session) {
            return at(values, session);
        }

        int breach() {
            int session = 0;
            while (values.get(session) >= THRESHOLD) {
                session++;
            }
            return session;
        }

        int warned() {
            int session = 0;
            while (session < values.size() - 1
                    && forecast(session).filter(BreachForecast::isNear).isEmpty()) {
                session++;
            }
            return session;
        }
    }

    @Test
    void shouldWarnTwoSessionsAheadOfAtLeastNinetyOfAHundredDeclines() {
        int inTime = 0;
        for (int seed = 1; seed <= 100; seed++) {
            Decline decline = Decline.simulated(seed);
            inTime += decline.breach() - decline.warned() >= 2 ? 1 : 0;
        }

        assertThat(inTime).isGreaterThanOrEqualTo(90);
    }

    @Test
    void shouldEncloseTheCrossingInEightyPercentOfItsIntervals() {
        assertThat(enclosed(1, 100)).as("100 declines").isBetween(0.75, 0.85);
        assertThat(enclosed(1_000, 2_000)).as("2,000 declines").isCloseTo(0.8, within(0.02));
    }

    @Test
    void shouldNotWarnOfFiguresThatOnlyFluctuate() {
        Random random = new Random(11);
        for (int series = 0; series < 100; series++) {
            List<Double> values = new ArrayList<>();
            for (int t = 0; t < 250; t++) {
                values.add(THRESHOLD + 20 + 3 * random.nextGaussian());
                assertThat(at(values, t).filter(BreachForecast::isNear)).isEmpty();
            }
        }
    }

    @Test
    void shouldReadTheCrossingOffAPerfectLine() {
        List<Double> newestFirst = List.of(220.0, 225.0, 230.0, 235.0, 240.0, 245.0, 250.0, 255.0, 260.0, 265.0);

        BreachForecast forecast =
                BreachForecast.of(Comparison.BELOW, THRESHOLD, newestFirst).orElseThrow();

        assertThat(forecast.sessions()).isCloseTo(4, within(1e-9));
        assertThat(forecast.latest() - forecast.earliest()).isCloseTo(0, within(1e-6));
        assertThat(BreachForecast.of(Comparison.ABOVE, THRESHOLD, newestFirst)).isEmpty();
        assertThat(BreachForecast.of(Comparison.BELOW, 230, newestFirst))
                .as("beyond already")
                .isEmpty();
        assertThat(BreachForecast.of(Comparison.BELOW, THRESHOLD, newestFirst.subList(0, 9)))
                .isEmpty();
    }

    @Test
    void shouldForecastALagThatGrows() {
        List<Double> newestFirst = List.of(9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0);

        assertThat(BreachForecast.of(Comparison.ABOVE, 12, newestFirst)
                        .orElseThrow()
                        .sessions())
                .isCloseTo(3, within(1e-9));
    }

    /** Share of the intervals, told five to ten sessions before, that enclose the true crossing. */
    private static double enclosed(int firstSeed, int declines) {
        int hits = 0;
        int told = 0;
        for (int seed = firstSeed; seed < firstSeed + declines; seed++) {
            Decline decline = Decline.simulated(seed);
            for (int before = 5; before <= 10; before++) {
                int session = (int) decline.crossing() - before;
                double ahead = decline.crossing() - session;
                Optional<BreachForecast> forecast = decline.forecast(session);
                told += forecast.isPresent() ? 1 : 0;
                hits += forecast.filter(one -> one.earliest() <= ahead && ahead <= one.latest())
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        assertThat(told).isGreaterThan(declines * 5);
        return (double) hits / told;
    }

    private static Optional<BreachForecast> at(List<Double> values, int session) {
        List<Double> newestFirst =
                new ArrayList<>(values.subList(Math.max(0, session + 1 - BreachForecast.WINDOW), session + 1));
        Collections.reverse(newestFirst);
        return BreachForecast.of(Comparison.BELOW, THRESHOLD, newestFirst);
    }
}
