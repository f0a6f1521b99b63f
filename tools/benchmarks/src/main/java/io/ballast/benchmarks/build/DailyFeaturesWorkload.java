package io.ballast.benchmarks.build;

import java.util.List;

import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.Workload;
import io.ballast.benchmarks.feature.SeededMarket;

/** What a day costs once there is a history, and what a correction costs, beside a build of everything. */
@MetaInfServices(Workload.class)
public final class DailyFeaturesWorkload implements Workload {
    private static final int SYMBOLS = 8000;
    private static final int SESSIONS = 504;
    private static final int DAYS = 20;

    /** So many that the compiler is through before half of them are. */
    private static final int CORRECTIONS = 40;

    private static final int CELLS_PER_CORRECTION = 1000;

    @Override
    public String name() {
        return "daily-features";
    }

    @Override
    public String summary() {
        return "one more session, and a correction of 0.1 % of the cells; peer: a build of everything";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                new Contender("day", Contender.OURS, DailyFeaturesWorkload::days),
                new Contender("day", "full-build", DailyFeaturesWorkload::everything),
                new Contender("correction", Contender.OURS, DailyFeaturesWorkload::corrections),
                new Contender("correction", "full-build", DailyFeaturesWorkload::everything));
    }

    private static Measurement days(Run run) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            GrowingMarket history = market(run, database, DAYS + 1);
            return run.measureDays(history.rows(), DAYS, history::nextSession, history::build, database::cpuNanos)
                    .withSteps(history.shares());
        }
    }

    private static Measurement corrections(Run run) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            GrowingMarket history = market(run, database, 0);
            return run.measureDays(
                            history.rows(),
                            CORRECTIONS,
                            () -> history.correct(CELLS_PER_CORRECTION),
                            history::build,
                            database::cpuNanos)
                    .withSteps(history.shares());
        }
    }

    private static Measurement everything(Run run) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            GrowingMarket history = market(run, database, 0);
            return run.measureLong(history.rows(), history::rebuild, database::cpuNanos);
        }
    }

    private static GrowingMarket market(Run run, BenchDatabase database, int daysToCome) throws Exception {
        SeededMarket market = new SeededMarket(run.symbols(SYMBOLS), run.sessions(SESSIONS));
        return new GrowingMarket(run, database, market, daysToCome);
    }
}
