package io.ballast.feature.domain.crosssection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.domain.universe.SessionSet;

/**
 * Keeps the scored features of the included cells of a panel, and makes their distributions per session; some sessions at
 * a time, so that it needs little room beside a large panel. Symbols may come from several threads: their rows are apart.
 */
public final class CrossSectionCollector {
    private final int[] sessions;

    /** Per panel row its place when grouped by session; within a session rows keep the order of symbols. */
    private final int[] places;

    /** Per session the place of its first row. */
    private final int[] starts;

    private final Distribution[][] distributions;
    private SessionRange range = new SessionRange(0, 0);
    private double[][] values = new double[ScoredFeature.ALL.size()][0];

    /**
     * A collector over the rows of a panel.
     *
     * @param sessions calendar ordinal per panel row; symbols in order
     */
    public CrossSectionCollector(int[] sessions) {
        this.sessions = sessions;
        int sessionCount = Arrays.stream(sessions).max().orElse(-1) + 1;
        this.starts = new int[sessionCount + 1];
        for (int session : sessions) {
            starts[session + 1]++;
        }
        Arrays.parallelPrefix(starts, Math::addExact);
        int[] next = starts.clone();
        this.places = new int[sessions.length];
        for (int row = 0; row < sessions.length; row++) {
            places[row] = next[sessions[row]]++;
        }
        this.distributions = new Distribution[sessionCount][values.length];
    }

    /**
     * Cuts the sessions into ranges to be collected one after the other.
     *
     * @param mostRows of a range, unless a session has more
     * @return ranges without gaps, none if there is no row
     */
    public List<SessionRange> ranges(int mostRows) {
        List<SessionRange> ranges = new ArrayList<>();
        int from = 0;
        for (int session = 1; session < starts.length; session++) {
            boolean last = session == starts.length - 1;
            if (last || starts[session + 1] - starts[from] > mostRows) {
                ranges.add(new SessionRange(from, session));
                from = session;
            }
        }
        return ranges;
    }

    /**
     * Starts with sessions; those before must have been finished.
     *
     * @param wanted sessions to collect
     */
    public void begin(SessionRange wanted) {
        range = wanted;
        int rows = starts[range.toExclusive()] - starts[range.from()];
        for (int c = 0; c < values.length; c++) {
            if (values[c].length < rows) {
                values[c] = null;
                values[c] = new double[rows];
            }
            Arrays.fill(values[c], 0, rows, Double.NaN);
        }
    }

    /**
     * Takes the values of one symbol.
     *
     * @param firstRow its first row in the panel
     * @param membership sessions in which it is included
     * @param block its features
     */
    public void collect(int firstRow, SessionSet membership, FeatureBlock block) {
        int offset = starts[range.from()];
        double[][] sources = ScoredFeature.ALL.stream()
                .map(scored -> block.column(scored.source()))
                .toArray(double[][]::new);
        for (int t = 0; t < block.rows(); t++) {
            int session = sessions[firstRow + t];
            if (range.contains(session) && membership.contains(session)) {
                int place = places[firstRow + t] - offset;
                for (int c = 0; c < values.length; c++) {
                    values[c][place] = ScoredFeature.ALL.get(c).valueOf(sources[c][t]);
                }
            }
        }
    }

    /** Makes the distributions of the sessions begun with. */
    public void end() {
        IntStream.range(range.from(), range.toExclusive())
                .parallel()
                .forEach(session -> distributions[session] = scored(session).distributions());
    }

    /**
     * Hands over the values of the sessions begun with that have a row, instead of making distributions of them.
     *
     * @param receiver takes one session after the other
     */
    public void end(Consumer<ScoredSession> receiver) {
        IntStream.range(range.from(), range.toExclusive())
                .filter(session -> starts[session] < starts[session + 1])
                .mapToObj(this::scored)
                .forEach(receiver);
    }

    private ScoredSession scored(int session) {
        int offset = starts[range.from()];
        int from = starts[session] - offset;
        int to = starts[session + 1] - offset;
        double[][] present = new double[values.length][];
        for (int c = 0; c < values.length; c++) {
            present[c] = present(values[c], from, to);
        }
        return new ScoredSession(session, present);
    }

    private static double[] present(double[] values, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += Double.isNaN(values[i]) ? 0 : 1;
        }
        double[] present = new double[count];
        int next = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                present[next++] = values[i];
            }
        }
        return present;
    }

    /**
     * The distributions of all sessions.
     *
     * @return what scores are made with
     */
    public CrossSections finish() {
        return new CrossSections(distributions);
    }
}
