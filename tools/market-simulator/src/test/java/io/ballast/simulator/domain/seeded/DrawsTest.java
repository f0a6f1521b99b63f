package io.ballast.simulator.domain.seeded;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.ballast.simulator.domain.seeded.Draws.Purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DrawsTest {
    private static final int COUNT = 200_000;

    @Test
    void shouldDrawStandardNormalNumbers() {
        Draws draws = new Draws(1);
        double sum = 0;
        double squares = 0;
        int beyondTwo = 0;
        for (int i = 0; i < COUNT; i++) {
            double x = draws.normal(Purpose.OWN_RETURN, i % 100, i / 100);
            sum += x;
            squares += x * x;
            beyondTwo += Math.abs(x) > 2 ? 1 : 0;
        }
        assertThat(sum / COUNT).isCloseTo(0, within(0.01));
        assertThat(squares / COUNT).isCloseTo(1, within(0.015));
        assertThat(beyondTwo / (double) COUNT).isCloseTo(0.0455, within(0.003));
    }

    @Test
    void shouldDrawUniformNumbers() {
        Draws draws = new Draws(2);
        int[] bins = new int[10];
        for (int i = 0; i < COUNT; i++) {
            bins[(int) (10 * draws.uniform(Purpose.HALT, i, 5))]++;
        }
        assertThat(Arrays.stream(bins)).allMatch(bin -> Math.abs(bin - COUNT / 10) < 700);
    }

    @Test
    void shouldGiveUnrelatedNumbersToNeighbours() {
        Draws draws = new Draws(3);
        double bySubject = 0;
        double byMoment = 0;
        for (int i = 0; i < COUNT; i++) {
            double x = draws.normal(Purpose.OPEN, i, 7);
            bySubject += x * draws.normal(Purpose.OPEN, i + 1, 7);
            byMoment += x * draws.normal(Purpose.OPEN, i, 8);
        }
        assertThat(bySubject / COUNT).isCloseTo(0, within(0.01));
        assertThat(byMoment / COUNT).isCloseTo(0, within(0.01));
    }

    @Test
    void shouldKeepItsNumbersForEver() {
        assertThat(new Draws(42).bits(Purpose.OWN_RETURN, 17, 4711)).isEqualTo(PINNED);
    }

    /** Any change here changes every seeded market. */
    private static final long PINNED = 1458794261252938232L;
}
