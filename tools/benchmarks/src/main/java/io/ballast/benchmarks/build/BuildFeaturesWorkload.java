package io.ballast.benchmarks.build;

import java.util.List;

import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.Workload;
import io.ballast.benchmarks.feature.DuckDbWindows;
import io.ballast.benchmarks.feature.PlainFeatures;
import io.ballast.benchmarks.feature.SeededMarket;

/** A whole build on embedded PostgreSQL, beside the least that any build has to do. */
@MetaInfServices(Workload.class)
public final class BuildFeaturesWorkload implements Workload {
    private static final int SYMBOLS = 5000;
    private static final int SESSIONS = 1260;

    @Override
    public String name() {
        return "build-features";
    }

    @Override
    public String summary() {
        return "a full build from published bars to published features; beside it in 8 shards on the same machine; peers: read"
                + " the bars, COPY finished columns; and the same panel in memory without a database, by DuckDB's window"
                + " functions and plainly per symbol";
    }

    @Override
    public List<String> jvmOptions() {
        return List.of("-Xmx3g", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                new Contender(Contender.OURS, run -> build(run, 1)),
                new Contender("in-8-shards", run -> build(run, 8)),
                new Contender("read-and-copy", run -> {
                    try (BenchDatabase database = BenchDatabase.start()) {
                        SeededMarket market = market(run);
                        long rows = store(run, database, market);
                        ReadAndCopy copy = new ReadAndCopy(database, market);
                        return run.measureLong(rows, () -> settled(database), copy::run, database::cpuNanos);
                    }
                }),
                new Contender("duckdb-computing", run -> DuckDbWindows.measure(run, market(run))),
                new Contender("plain-computing", run -> PlainFeatures.measure(run, market(run))));
    }

    private static Measurement build(Run run, int shards) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            SeededMarket market = market(run);
            long rows = store(run, database, market);
            OurBuilds builds = new OurBuilds(database, market.calendar());
            return run.measureLong(
                    rows,
                    () -> settled(database),
                    () -> builds.build(market.calendar().session(market.lastSession()), true, shards),
                    database::cpuNanos);
        }
    }

    private static SeededMarket market(Run run) {
        return new SeededMarket(run.symbols(SYMBOLS), run.sessions(SESSIONS));
    }

    private static long store(Run run, BenchDatabase database, SeededMarket market) throws Exception {
        run.note("storing the bars, not counted");
        MarketTables tables = new MarketTables(database, market);
        tables.storeFacts();
        tables.storeBars(0, market.lastSession() + 1);
        return tables.featureRows();
    }

    /** The server would clean up behind a round during the next one. */
    private static boolean settled(BenchDatabase database) {
        database.settle();
        return true;
    }
}
