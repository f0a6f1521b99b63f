package io.ballast.benchmarks.build;

import java.util.List;
import java.util.Map;

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
    private static final int CORRECTIONS = 3;
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
            History history = new History(run, database, DAYS + 1);
            return run.measureDays(history.rows(), DAYS, history::nextSession, history::build, database::cpuNanos)
                    .withSteps(history.shares());
        }
    }

    private static Measurement corrections(Run run) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            History history = new History(run, database, 0);
            return run.measureDays(history.rows(), CORRECTIONS, history::correct, history::build, database::cpuNanos)
                    .withSteps(history.shares());
        }
    }

    private static Measurement everything(Run run) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            History history = new History(run, database, 0);
            return run.measureLong(history.rows(), history::rebuild, database::cpuNanos);
        }
    }

    /** A stored market that was built up to some session. */
    private static final class History {
        private final BenchDatabase database;
        private final SeededMarket market;
        private final MarketTables tables;
        private final StepTimes times = new StepTimes();
        private final OurBuilds builds;
        private final long rows;
        private int session;
        private int rounds;

        History(Run run, BenchDatabase database, int daysToCome) throws Exception {
            this.database = database;
            this.market = new SeededMarket(run.symbols(SYMBOLS), run.sessions(SESSIONS));
            this.tables = new MarketTables(database, market);
            this.builds = new OurBuilds(database, market.calendar(), times);
            this.rows = tables.featureRows();
            this.session = market.lastSession() - daysToCome;
            run.note("storing and building the history, not counted");
            tables.storeFacts();
            tables.storeBars(0, session + 1);
            database.settle();
            builds.build(market.calendar().session(session), true);
            database.settle();
            times.clear();
        }

        long rows() {
            return rows;
        }

        Object nextSession() throws Exception {
            firstRoundIsOver();
            session++;
            tables.storeBars(session, session + 1);
            String day = market.calendar().session(session).toString();
            return note(day, "symbol in (select symbol from ingestion.daily_bar where session = '" + day + "')");
        }

        /** One cell in a thousand, the latest ones, as providers correct them. */
        Object correct() {
            firstRoundIsOver();
            long cells = Math.max(1, rows / CELLS_PER_CORRECTION);
            for (int back = 0; cells > 0; back++) {
                cells -= correct(market.calendar().session(session - back).toString(), cells);
            }
            return cells;
        }

        private long correct(String day, long most) {
            String corrected = "symbol in (select symbol from ingestion.daily_bar where session = '" + day
                    + "' order by symbol limit " + most + ")";
            database.execute("update ingestion.daily_bar set close = close * 1.001, high = high * 1.001"
                    + " where session = '" + day + "' and " + corrected);
            note(day, corrected);
            return tables.symbols();
        }

        private Object note(String day, String symbols) {
            database.execute(("insert into ingestion.change_log (kind, session, symbols) select 'bar', '%s',"
                            + " array_agg(symbol order by symbol) from ingestion.security where %s")
                    .formatted(day, symbols));
            return day;
        }

        /** The steps of the round in a fresh process are not among those that count. */
        private void firstRoundIsOver() {
            if (rounds++ == 1) {
                times.clear();
            }
        }

        Object build() throws Exception {
            return times.build(() -> builds.build(market.calendar().session(session), false));
        }

        Object rebuild() {
            return builds.build(market.calendar().session(session), true);
        }

        Map<String, Double> shares() {
            return times.shares();
        }
    }
}
