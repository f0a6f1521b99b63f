package io.ballast.feature.domain.crosssection;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.universe.SessionSet;

/**
 * First of two passes: keeps the scored features of the included cells of a panel, and makes their distributions per
 * session. Holds one double per row and score until then. Symbols may come from several threads: their rows are apart.
 */
public final class CrossSectionCollector {
    private final int[] sessions;
    private final double[][] values;

    /**
     * A collector over the rows of a panel.
     *
     * @param sessions calendar ordinal per panel row; symbols in order
     */
    public CrossSectionCollector(int[] sessions) {
        this.sessions = sessions;
        this.values = new double[ScoredFeature.ALL.size()][sessions.length];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
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
        for (int c = 0; c < values.length; c++) {
            ScoredFeature scored = ScoredFeature.ALL.get(c);
            double[] source = block.column(scored.source());
            for (int t = 0; t < block.rows(); t++) {
                if (membership.contains(sessions[firstRow + t])) {
                    values[c][firstRow + t] = scored.valueOf(source[t]);
                }
            }
        }
    }

    /**
     * The distributions of all sessions.
     *
     * @return what scores are made with
     */
    public CrossSections finish() {
        int sessionCount = Arrays.stream(sessions).max().orElse(-1) + 1;
        int[] starts = new int[sessionCount + 1];
        for (int session : sessions) {
            starts[session + 1]++;
        }
        for (int s = 0; s < sessionCount; s++) {
            starts[s + 1] += starts[s];
        }
        int[] rows = rowsBySession(starts);
        Distribution[][] distributions = new Distribution[sessionCount][values.length];
        IntStream.range(0, sessionCount).parallel().forEach(s -> {
            double[] buffer = new double[starts[s + 1] - starts[s]];
            for (int c = 0; c < values.length; c++) {
                distributions[s][c] = distribution(values[c], rows, starts[s], starts[s + 1], buffer);
            }
        });
        return new CrossSections(distributions);
    }

    /** Rows grouped by session; within a session they keep the order of the panel, which is that of the symbols. */
    private int[] rowsBySession(int[] starts) {
        int[] next = starts.clone();
        int[] rows = new int[sessions.length];
        for (int row = 0; row < sessions.length; row++) {
            rows[next[sessions[row]]++] = row;
        }
        return rows;
    }

    private static Distribution distribution(double[] column, int[] rows, int from, int to, double[] buffer) {
        int count = 0;
        for (int i = from; i < to; i++) {
            double value = column[rows[i]];
            if (!Double.isNaN(value)) {
                buffer[count++] = value;
            }
        }
        return Distribution.of(buffer, count);
    }
}
