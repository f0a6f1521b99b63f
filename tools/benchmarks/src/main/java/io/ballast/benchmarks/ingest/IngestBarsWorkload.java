package io.ballast.benchmarks.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;

import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.Workload;
import io.ballast.ingestion.application.FetchedCells;

/** The steps of a backfill into an empty table, and the same bars once more. */
@MetaInfServices(Workload.class)
public final class IngestBarsWorkload implements Workload {
    private static final int ROWS = 600_000;
    private static final String FIRST_LOAD = "first-load";
    private static final String RE_LOAD = "re-load";

    @Override
    public String name() {
        return "ingest-bars";
    }

    @Override
    public String summary() {
        return "600,000 bars (--rows N) into a durable PostgreSQL, first and again; peers: raw COPY, upsert";
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public List<String> jvmOptions() {
        // the embedded server logs by a library that nobody configured
        return List.of("-Xmx3g", "-XX:+UseParallelGC", "-Dslf4j.internal.verbosity=ERROR");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                new Contender(FIRST_LOAD, Contender.OURS, run -> firstLoad(run, BarWay.OURS)),
                new Contender(FIRST_LOAD, "raw-copy", run -> firstLoad(run, BarWay.RAW_COPY)),
                new Contender(FIRST_LOAD, "upsert", run -> firstLoad(run, BarWay.UPSERT)),
                new Contender(RE_LOAD, Contender.OURS, run -> reLoad(run, BarWay.OURS)),
                new Contender(RE_LOAD, "upsert", run -> reLoad(run, BarWay.UPSERT)));
    }

    private static Measurement firstLoad(Run run, BarWay way) throws Exception {
        try (BarDatabase database = BarDatabase.start()) {
            return measure(run, way, database, () -> emptied(database), SeededBars.steps(run.rows(ROWS)));
        }
    }

    private static Measurement reLoad(Run run, BarWay way) throws Exception {
        try (BarDatabase database = BarDatabase.start()) {
            List<FetchedCells> steps = SeededBars.steps(run.rows(ROWS));
            load(database, way, steps);
            return measure(run, way, database, () -> settled(database), steps);
        }
    }

    private static Measurement measure(
            Run run, BarWay way, BarDatabase database, Callable<?> prepare, List<FetchedCells> steps) throws Exception {
        long bars = SeededBars.count(steps);
        Measurement figures = run.measure(bars, prepare, () -> load(database, way, steps), database::cpuNanos);
        database.check(bars, SeededBars.closes(steps));
        return figures;
    }

    private static boolean emptied(BarDatabase database) throws SQLException {
        database.empty();
        return true;
    }

    private static boolean settled(BarDatabase database) throws SQLException {
        database.settle();
        return true;
    }

    private static long load(BarDatabase database, BarWay way, List<FetchedCells> steps) throws SQLException {
        for (FetchedCells step : steps) {
            way.store(database.connection(), step);
            database.connection().commit();
        }
        return steps.size();
    }
}
