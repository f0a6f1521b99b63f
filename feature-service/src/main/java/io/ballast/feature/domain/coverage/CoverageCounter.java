package io.ballast.feature.domain.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.RowHashes;
import io.ballast.feature.domain.series.Windows;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.domain.universe.SessionSet;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Counts cells per session over a range of sessions, symbol by symbol. For one thread. */
public final class CoverageCounter {
    /** A member counts as one with features if its row has one of these. */
    private static final Feature[] INDICATIVE = {Feature.RET_1D, Feature.RET_5D, Feature.MOM_21, Feature.VOL_21};

    private static final Feature[] COUNTED = Feature.countedInCoverage().toArray(Feature[]::new);

    private static final int NEEDED = Windows.needed(COUNTED.length);

    private final SessionRange range;
    private final int[] listed;
    private final int[] excused;
    private final int[] rows;
    private final int[] withFeatures;
    private final int[] covered;
    private final int[] plainLabels;
    private final int[] residualLabels;
    private final int[] plainRows;
    private final int[] residualRows;
    private final long[] memberHashes;
    private final long[] contentHashes;

    /**
     * A counter.
     *
     * @param range sessions to report, with or without bars
     */
    public CoverageCounter(SessionRange range) {
        this.range = range;
        int sessions = Math.max(0, range.toExclusive() - range.from());
        this.listed = new int[sessions];
        this.excused = new int[sessions];
        this.rows = new int[sessions];
        this.withFeatures = new int[sessions];
        this.covered = new int[sessions];
        this.plainLabels = new int[sessions];
        this.residualLabels = new int[sessions];
        this.plainRows = new int[sessions];
        this.residualRows = new int[sessions];
        this.memberHashes = new long[sessions];
        this.contentHashes = new long[sessions];
    }

    /**
     * Counts the cells a symbol should have had. To be called once for every symbol, also for one without a bar.
     *
     * @param symbol ticker
     * @param expectedSessions sessions in which a cell of it is expected
     * @param withReason sessions without a bar of it for which there is a legitimate reason
     */
    public void expect(String symbol, SessionSet expectedSessions, Set<Integer> withReason) {
        long hash = RowHashes.ofSymbol(symbol);
        for (SessionRange common : expectedSessions.intersect(range).ranges()) {
            for (int session = common.from(); session < common.toExclusive(); session++) {
                listed[session - range.from()]++;
                memberHashes[session - range.from()] += hash;
            }
        }
        for (int session : withReason) {
            if (range.contains(session) && expectedSessions.contains(session)) {
                excused[session - range.from()]++;
            }
        }
    }

    /**
     * Counts the rows of a symbol.
     *
     * @param sessions calendar ordinal per row
     * @param expectedSessions sessions in which a cell of it is expected
     * @param block its features and targets
     * @param hashes of its rows, see {@link RowHashes}
     */
    public void count(int[] sessions, SessionSet expectedSessions, FeatureBlock block, long[] hashes) {
        double[][] indicative = columns(block, INDICATIVE);
        double[][] counted = columns(block, COUNTED);
        double[] plain = block.column(Feature.FWD_RET);
        double[] residual = block.column(Feature.FWD_RET_RESID);
        for (int t = 0; t < block.rows(); t++) {
            if (!range.contains(sessions[t])) {
                continue;
            }
            int s = sessions[t] - range.from();
            rows[s]++;
            contentHashes[s] += hashes[t];
            int isLabelled = Double.isNaN(plain[t]) ? 0 : 1;
            int isResidualLabelled = Double.isNaN(residual[t]) ? 0 : 1;
            plainRows[s] += isLabelled;
            residualRows[s] += isResidualLabelled;
            if (expectedSessions.contains(sessions[t])) {
                withFeatures[s] += present(indicative, t) > 0 ? 1 : 0;
                covered[s] += present(counted, t) >= NEEDED ? 1 : 0;
                plainLabels[s] += isLabelled;
                residualLabels[s] += isResidualLabelled;
            }
        }
    }

    private static double[][] columns(FeatureBlock block, Feature[] features) {
        return Arrays.stream(features).map(block::column).toArray(double[][]::new);
    }

    private static int present(double[][] columns, int row) {
        int count = 0;
        for (double[] column : columns) {
            count += Double.isNaN(column[row]) ? 0 : 1;
        }
        return count;
    }

    /**
     * Adds counts of rows that were made before.
     *
     * @param session calendar ordinal
     * @param before counts; what was expected does not matter
     */
    public void add(int session, SessionCoverage before) {
        int s = session - range.from();
        rows[s] += before.rowCount();
        withFeatures[s] += before.symbolsWithFeatures();
        covered[s] += before.coveredCells();
        plainLabels[s] += before.fwdRetCells();
        residualLabels[s] += before.fwdRetResidCells();
        plainRows[s] += before.fwdRetRows();
        residualRows[s] += before.fwdRetResidRows();
        contentHashes[s] += before.contentHash();
    }

    /**
     * Takes in that rows are others.
     *
     * @param session calendar ordinal
     * @param difference hashes of its rows now less those before
     */
    public void changeContent(int session, long difference) {
        contentHashes[session - range.from()] += difference;
    }

    /**
     * Adds or takes away a row, but for its hash.
     *
     * @param session calendar ordinal
     * @param isExpected whether a cell of the symbol is expected
     * @param values per feature and target in publishing order, NaN where null
     * @param by 1 or -1
     */
    public void change(int session, boolean isExpected, double[] values, int by) {
        int s = session - range.from();
        rows[s] += by;
        int labelled = isPresent(values, Feature.FWD_RET) ? by : 0;
        int residualLabelled = isPresent(values, Feature.FWD_RET_RESID) ? by : 0;
        plainRows[s] += labelled;
        residualRows[s] += residualLabelled;
        if (isExpected) {
            withFeatures[s] += present(values, INDICATIVE) > 0 ? by : 0;
            int counted = present(values, COUNTED);
            covered[s] += counted >= NEEDED ? by : 0;
            plainLabels[s] += labelled;
            residualLabels[s] += residualLabelled;
        }
    }

    private static int present(double[] values, Feature[] features) {
        int count = 0;
        for (Feature feature : features) {
            count += isPresent(values, feature) ? 1 : 0;
        }
        return count;
    }

    private static boolean isPresent(double[] values, Feature feature) {
        return !Double.isNaN(values[feature.ordinal()]);
    }

    /**
     * The counts of every session of the range, in order.
     *
     * @param calendar exchange sessions
     * @return one element per session
     */
    public List<SessionCoverage> finish(ExchangeCalendar calendar) {
        List<SessionCoverage> result = new ArrayList<>(listed.length);
        for (int s = 0; s < listed.length; s++) {
            result.add(new SessionCoverage(
                    calendar.session(range.from() + s),
                    listed[s],
                    listed[s] - excused[s],
                    rows[s],
                    withFeatures[s],
                    covered[s],
                    plainLabels[s],
                    residualLabels[s],
                    plainRows[s],
                    residualRows[s],
                    memberHashes[s],
                    contentHashes[s]));
        }
        return result;
    }
}
