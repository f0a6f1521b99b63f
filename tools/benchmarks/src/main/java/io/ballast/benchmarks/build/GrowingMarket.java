package io.ballast.benchmarks.build;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.StepTimes;
import io.ballast.benchmarks.feature.SeededMarket;

/** A stored market with features up to some session, to which the sessions after it come one by one. */
public final class GrowingMarket {
    private final BenchDatabase database;
    private final SeededMarket market;
    private final MarketTables tables;
    private final StepTimes times = new StepTimes();
    private final OurBuilds builds;
    private final long rows;
    private int session;
    private int rounds;

    /**
     * Stores the market and builds its features.
     *
     * @param run told of it
     * @param database an empty one
     * @param market the market
     * @param daysToCome sessions at its end that are left for {@link #nextSession}
     * @throws Exception if that fails
     */
    public GrowingMarket(Run run, BenchDatabase database, SeededMarket market, int daysToCome) throws Exception {
        this.database = database;
        this.market = market;
        this.tables = new MarketTables(database, market);
        this.builds = new OurBuilds(database, market.calendar(), times);
        this.rows = tables.featureRows();
        this.session = market.lastSession() - daysToCome;
        run.note("storing and building the history, not counted");
        tables.storeFacts();
        tables.storeBars(0, session + 1);
        database.settle();
        builds.build(latest(), true);
        database.settle();
        times.clear();
    }

    long rows() {
        return rows;
    }

    /**
     * Stores the bars of the next session.
     *
     * @return the session
     * @throws Exception if that fails
     */
    public LocalDate nextSession() throws Exception {
        firstRoundIsOver();
        session++;
        tables.storeBars(session, session + 1);
        String day = latest().toString();
        note(day, "symbol in (select symbol from ingestion.daily_bar where session = '" + day + "')");
        return latest();
    }

    /** The latest session with bars. */
    public LocalDate latest() {
        return market.calendar().session(session);
    }

    /** When the bars of the latest session are there. */
    public Instant evening() {
        return latest().plusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC);
    }

    /**
     * Corrects the latest cells, as providers do.
     *
     * @param oneIn one cell in so many
     */
    Object correct(int oneIn) {
        firstRoundIsOver();
        long cells = Math.max(1, rows / oneIn);
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

    private void note(String day, String symbols) {
        database.execute(("insert into ingestion.change_log (kind, session, symbols) select 'bar', '%s',"
                        + " array_agg(symbol order by symbol) from ingestion.security where %s")
                .formatted(day, symbols));
    }

    /** The steps of the round in a fresh process are not among those that count. */
    private void firstRoundIsOver() {
        if (rounds++ == 1) {
            times.clear();
        }
    }

    /**
     * Builds the features of what has changed.
     *
     * @return the build
     * @throws Exception if that fails
     */
    public Object build() throws Exception {
        return times.whole(() -> builds.build(latest(), false));
    }

    Object rebuild() {
        return builds.build(latest(), true);
    }

    Map<String, Double> shares() {
        return times.shares("compute and the rest");
    }
}
