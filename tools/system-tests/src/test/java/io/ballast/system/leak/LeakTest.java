package io.ballast.system.leak;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.ballast.model.domain.evaluation.Estimate;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.learning.RidgeTrainer;
import io.ballast.model.learning.TreeSettings;
import io.ballast.model.learning.XgboostMethod;
import io.ballast.model.learning.XgboostTrainer;
import io.ballast.simulator.domain.seeded.SeededMarket;
import io.ballast.system.leak.SimulatedRows.Row;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where there is nothing to find, nothing may be found, and what is there is found: the simulator's bars, the feature
 * service's features and labels, the model service's models and folds. A campaign takes hundreds of seeds.
 */
class LeakTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("ballast.campaign");
    private static final int RIDGE_SEEDS = CAMPAIGN ? 200 : 4;
    private static final int BOOSTING_SEEDS = CAMPAIGN ? 20 : 1;
    private static final int SESSIONS = CAMPAIGN ? 800 : 500;
    private static final int SYMBOLS = 60;
    private static final Trainer RIDGE = new RidgeTrainer(1);
    private static final Trainer BOOSTING =
            new XgboostTrainer(XgboostMethod.REGRESSION, new TreeSettings(40, 4, 0.05, 0.8, 0.8, 64, 150_000, 7, 2));

    /** A world in which features tell nothing about labels. */
    enum World {
        PERMUTED_PATHS(seed -> Shuffling.pathsBetweenSymbols(planted(), seed)),
        SHUFFLED_SESSIONS(seed -> Shuffling.labelsWithinSessions(planted(), seed)),
        RANDOM_WALK(seed -> SimulatedRows.of(
                SeededMarket.randomWalk(SimulatedRows.CALENDAR, seed, SYMBOLS, SimulatedRows.FIRST), SESSIONS));

        private final LongFunction<List<Row>> rows;

        World(LongFunction<List<Row>> rows) {
            this.rows = rows;
        }

        Estimate ic(Trainer trainer, long seed) {
            return Judge.of(rows.apply(seed)).ic(trainer);
        }
    }

    private static final List<Row> PLANTED =
            SimulatedRows.of(new SeededMarket(SimulatedRows.CALENDAR, 7, SYMBOLS, SimulatedRows.FIRST), SESSIONS);

    @ParameterizedTest
    @EnumSource
    void shouldFindNothingByRidgeWhereThereIsNothing(World world) {
        double[] ts = tStatistics(world, RIDGE, RIDGE_SEEDS);

        double share = (double) LongStream.range(0, ts.length)
                        .filter(i -> Math.abs(ts[(int) i]) > 1.96)
                        .count()
                / ts.length;
        report(world, RIDGE, ts, share);
        if (CAMPAIGN) {
            assertThat(share).isBetween(0.02, 0.09);
        } else {
            assertThat(largest(ts)).isLessThan(3.5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindNothingByBoostingWhereThereIsNothing(World world) {
        double[] ts = tStatistics(world, BOOSTING, BOOSTING_SEEDS);

        report(world, BOOSTING, ts, 0);
        assertThat(largest(ts)).isLessThan(3.5);
    }

    @Test
    void shouldShowThatJudgingOnTrainedRowsFindsWhatIsNotThere() {
        Judge judge = Judge.of(Shuffling.labelsWithinSessions(PLANTED, 1));

        assertThat(judge.icInSample(BOOSTING).tStatistic()).isGreaterThan(5);
        assertThat(Math.abs(judge.ic(BOOSTING).tStatistic())).isLessThan(3.5);
    }

    @Test
    void shouldFindThePlantedSignalAsStrongAsItIs() {
        Judge judge = Judge.of(SimulatedRows.of(
                new SeededMarket(SimulatedRows.CALENDAR, 7, 300, SimulatedRows.FIRST), CAMPAIGN ? 1250 : 700));

        Estimate found = judge.ic(RIDGE);
        Estimate planted = judge.icOf("reversal_5d_z");

        System.out.printf(
                Locale.ROOT,
                "planted signal: ridge %s, t %.2f; reversal_5d_z %s%n",
                found,
                found.tStatistic(),
                planted);
        assertThat(found.tStatistic()).isGreaterThan(5);
        assertThat(planted.mean()).isBetween(found.low(), found.high());
        assertThat(judge.suspicious()).isEmpty();
    }

    @Test
    void shouldNameAFeatureThatPeeksOneLabelAhead() {
        assertThat(Judge.withPeek(PLANTED, 1).suspicious()).containsExactly(Judge.PEEK);
        assertThat(Judge.withPeek(PLANTED, 0.3).suspicious()).containsExactly(Judge.PEEK);
    }

    private static List<Row> planted() {
        return PLANTED;
    }

    private static double[] tStatistics(World world, Trainer trainer, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToDouble(seed -> world.ic(trainer, seed).tStatistic())
                .toArray();
    }

    /** For the records: what a campaign found. */
    private static void report(World world, Trainer trainer, double[] ts, double share) {
        System.out.printf(
                Locale.ROOT,
                "%s of %s: %d seeds, share of |t| > 1.96: %.3f, largest |t| %.2f%n",
                trainer.name(),
                world,
                ts.length,
                share,
                largest(ts));
    }

    /** NaN if one is. */
    private static double largest(double[] ts) {
        return Arrays.stream(ts).map(Math::abs).reduce(0, Math::max);
    }
}
