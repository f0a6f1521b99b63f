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
    private static final int CORRECTIONS = 3;

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
            Measurement measured =
                    run.measureDays(history.rows(), DAYS, history::nextSession, history::build, database::cpuNanos);
            run.note(history.shares());
            return measured;
        }
    }

    private static Measurement corrections(Run run) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            History history = new History(run, database, 0);
            Measurement measured =
                    run.measureDays(history.rows(), CORRECTIONS, history::correct, history::build, database::cpuNanos);
            run.note(history.shares());
            return measured;
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
        private int session;

        History(Run run, BenchDatabase database, int daysToCome) throws Exception {
            this.database = database;
            this.market = new SeededMarket(run.symbols(SYMBOLS), run.sessions(SESSIONS));
            this.tables = new MarketTables(database, market);
            this.builds = new OurBuilds(database, market.calendar(), times);
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
            return tables.featureRows();
        }

        Object nextSession() throws Exception {
            session++;
            tables.storeBars(session, session + 1);
            return note("symbol in (select symbol from ingestion.daily_bar where session = '%1$s')");
        }

        /** One cell in a thousand, of the latest sessions, as providers correct them. */
        Object correct() {
            int sessions = Math.max(1, Math.round(market.panel().rowCount() / 1000f / tables.symbols()));
            for (int i = 0; i < sessions; i++) {
                database.execute("update ingestion.daily_bar set close = close * 1.001, high = high * 1.001"
                        + " where session = '" + market.calendar().session(session - i) + "'");
            }
            session -= sessions - 1;
            note("true");
            session += sessions - 1;
            return sessions;
        }

        private Object note(String symbols) {
            String day = market.calendar().session(session).toString();
            database.execute(("insert into ingestion.change_log (kind, session, symbols)"
                            + " select 'bar', '%1$s', array_agg(symbol order by symbol) from ingestion.security where "
                            + symbols)
                    .formatted(day));
            return day;
        }

        Object build() throws Exception {
            return times.build(() -> builds.build(market.calendar().session(session), false));
        }

        Object rebuild() {
            return builds.build(market.calendar().session(session), true);
        }

        String shares() {
            return times.shares();
        }
    }
}
